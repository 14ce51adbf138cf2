import { afterAll, expect, test } from "vitest";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { endGiving } from "~/domain/funds/end-giving.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import * as desk from "~/platform/practice/stripe-desk.server";
import { aBatchClosing, rows } from "../factories/allocations";
import { aCardFund, aCheckout, stateOf } from "../factories/cards";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aPledge, someMoney } from "../factories/funds";
import { useStripe } from "../mocks/stripe";

useStripe();
afterAll(closePools);

const lettersTo = ({ personId }: { personId: string }) =>
  rows<{ params: { pledgeId: string } }>(
    "select params from letters where kind = 'giving-ended' and person_id = $1",
    [personId],
  );
const jobsFor = async (pledgeId: string) =>
  (
    await rows<{ task: string }>(
      `select t.identifier as task from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
       where j.payload ->> 'pledgeId' = $1 and t.identifier in ('close-checkout', 'end-monthly')`,
      [pledgeId],
    )
  ).map(({ task }) => task);

test("a fund that has ended takes nothing more from anybody, and each donor is told once", async () => {
  const [fund, open] = [await aCardFund({ places: "" }), await aCardFund({ places: "" })];
  const [byTransfer, ofOther, paid] = [await aDonor(), await aDonor(), await aDonor()];
  const transfer = await aPledge(byTransfer, fund);
  const elsewhere = await aPledge(ofOther, open);
  const came = await aPledge(paid, fund, "50");
  await someMoney(fund, "50", { reference: came.reference });
  const card = await aCheckout(fund, { amount: "20" });
  const monthly = await aCheckout(fund, { amount: "30", how: "monthly" });
  await desk.paySession(fund.account, monthly.session);
  const seen = (actor: typeof paid, { publicId }: { publicId: string }) =>
    ask(pledgeSeen, { actor, input: { publicId } });

  expect(await runSweep(endGiving)).toBe(0);
  await run(reviseTerms, {
    actor: fund.charity.steward,
    input: { fundId: fund.fundId, modes: "none", closed: "yes" },
  });
  expect(await runSweep(endGiving)).toBe(3);

  expect(await seen(byTransfer, transfer)).toMatchObject({ state: "cancelled", mayCancel: false });
  expect(await stateOf(card)).toBe("cancelled");
  expect(await seen(monthly.donor, monthly)).toMatchObject({ state: "paid", ending: true });
  expect(await seen(paid, came)).toMatchObject({ state: "paid", ending: false, ended: false });
  expect(await seen(ofOther, elsewhere)).toMatchObject({ state: "promised" });
  for (const [donor, pledge] of [
    [byTransfer, transfer],
    [card.donor, card],
    [monthly.donor, monthly],
  ] as const)
    expect(await lettersTo(donor)).toEqual([{ params: { pledgeId: pledge.id } }]);
  expect(await lettersTo(paid)).toEqual([]);
  expect(await gather["giving-ended"]({ pledgeId: monthly.id }, {})).toMatchObject({
    ...{ monthly: true, publicId: monthly.publicId, amount: { minor: "3000", currency: "CNY" } },
  });
  expect([await jobsFor(transfer.id), await jobsFor(card.id), await jobsFor(monthly.id)]).toEqual([
    ...[[], ["close-checkout"], ["end-monthly"]],
  ]);

  expect(await runSweep(endGiving)).toBe(0);
  expect(await lettersTo(monthly.donor)).toHaveLength(1);
});

test("a promise for a donor's own claim stays, since a wish waits for it", async () => {
  const [fund, batch, donor] = [
    await aCardFund({ places: "" }),
    await aBatchClosing(1),
    await aDonor(),
  ];
  const claimId = await aHold(donor, batch.wishes[0]!);
  const pledge = await run(payForClaim, { actor: donor, input: { claimId, fund: fund.slug } });
  await run(reviseTerms, {
    actor: fund.charity.steward,
    input: { fundId: fund.fundId, modes: "none", closed: "yes" },
  });

  expect(await runSweep(endGiving)).toBe(0);
  expect(await stateOf({ ...pledge, donor })).toBe("promised");
});
