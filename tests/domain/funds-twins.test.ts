import { afterAll, expect, test } from "vitest";
import { rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aFundWith } from "../factories/allocations";
import { aDonor } from "../factories/donors";
import { aDeposit, aPledge, someMoney, type FundAtWork } from "../factories/funds";

afterAll(closePools);

const twins = async (fund: FundAtWork, depositId: string, actor = fund.approver) =>
  (await run(lookAtDeposit, { actor, input: { depositId } })).twins;

test("money for one promise that was entered before is told to who entered it and to who approves", async () => {
  const [fund, donor] = [await aFundWith("0"), await aDonor()];
  const { reference } = await aPledge(donor, fund, "200");
  const other = await aPledge(donor, fund, "200");
  const first = await someMoney(fund, "120", { reference });
  await someMoney(fund, "80", { reference: other.reference });
  const { id } = await aDeposit(fund, "80", { reference, receivedOn: "2026-11-21" });

  const told = {
    ...{ id: first, state: "approved", receivedOn: "2026-11-20" },
    amount: { minor: "12000", currency: "CNY" },
  };
  expect(await twins(fund, id)).toEqual([told]);
  expect(await twins(fund, id, fund.treasurer)).toEqual([told]);
  expect(await twins(fund, first)).toEqual([]);
});

test("without a promise it is the same sum, day and way that may be the same money", async () => {
  const [fund, elsewhere] = [await aFundWith("0"), await aFundWith("0")];
  await someMoney(elsewhere, "66");
  const { id } = await aDeposit(fund, "66");
  await aDeposit(fund, "66", { receivedOn: "2026-11-19" });
  await aDeposit(fund, "66", { way: "cash" });
  await aDeposit(fund, "66.01");
  expect(await twins(fund, id)).toEqual([]);

  const again = await aDeposit(fund, "66");
  expect(await twins(fund, id)).toMatchObject([{ id: again.id, state: "recorded" }]);
  expect(await twins(fund, again.id)).toMatchObject([{ id }]);
  await run(rejectDeposit, {
    actor: fund.approver,
    input: { depositId: again.id, reason: "登记了两次" },
  });
  expect(await twins(fund, id)).toEqual([]);
});
