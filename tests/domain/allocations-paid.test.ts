import { afterAll, describe, expect, test } from "vitest";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { run } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { signedInAs } from "../factories/accounts";
import { aBatchClosing, aFundWith, booksOf, broken, rows } from "../factories/allocations";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aDeposit, someMoney } from "../factories/funds";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
describe("a donor pays for his own claim", () => {
  const aPaid = async () => {
    const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const input = { claimId, fund: fund.slug };
    const { publicId } = await run(payForClaim, { actor: donor, input });
    const [pledge] = await rows<{ reference: string }>(
      "select reference from pledges where public_id = $1",
      [publicId],
    );
    return { fund, batch, donor, claimId, reference: pledge!.reference };
  };
  const states = (claimId: string) =>
    rows(
      `select c.state as claim, c.way, a.state as money, p.state as pledge, p.minor from claims c
       join allocations a on a.claim_id = c.id join pledges p on p.id = a.pledge_id where c.id = $1`,
      [claimId],
    );

  test("his claim is kept by money; what he promised is reserved on it when it has come", async () => {
    const { fund, claimId, reference } = await aPaid();
    const promised = { claim: "committed", way: "pay", money: "promised", pledge: "promised" };
    expect(await states(claimId)).toMatchObject([{ ...promised, minor: 12_000n }]);
    expect(await booksOf(fund)).toEqual({});
    await someMoney(fund, "120", { reference });
    expect(await states(claimId)).toMatchObject([{ money: "reserved", pledge: "paid" }]);
    expect(await booksOf(fund)).toEqual({ bank: "12000", reserved: "12000" });
    expect(await broken()).toEqual([]);
  });

  test("half of it reserves nothing; the rest makes it whole", async () => {
    const { fund, claimId, reference } = await aPaid();
    await someMoney(fund, "50", { reference });
    expect(await states(claimId)).toMatchObject([{ money: "promised" }]);
    await someMoney(fund, "70", { reference });
    expect(await states(claimId)).toMatchObject([{ money: "reserved" }]);
  });

  test("he gives the wish back: an unpaid promise ends with it, and money that came stays for the wish", async () => {
    const first = await aPaid();
    const give = ({ donor, claimId }: typeof first) =>
      run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
    await give(first);
    expect(await states(first.claimId)).toMatchObject([{ money: "ended", pledge: "cancelled" }]);
    const second = await aPaid();
    await someMoney(second.fund, "120", { reference: second.reference });
    await give(second);
    expect(await booksOf(second.fund)).toEqual({ bank: "12000", "restricted:wish": "12000" });
    expect(await broken()).toEqual([]);
  });

  test("money that comes for a claim that ended waits for the wish", async () => {
    const { fund, donor, claimId, reference } = await aPaid();
    const { id: depositId } = await aDeposit(fund, "120", { reference });
    await run(releaseClaim, { actor: donor, input: { claimId, reason: "plans" } });
    await run(approveDeposit, { actor: fund.approver, input: { depositId } });
    expect(await booksOf(fund)).toEqual({ bank: "12000", "restricted:wish": "12000" });
  });

  test("only where a fund takes money for such a wish, and only the claimant", async () => {
    const [none, yen, batch, donor] = [
      await aFundWith("0", { modes: ["none"] }),
      await aFundWith("0", { currency: "JPY" }),
      await aBatchClosing(1),
      await aDonor(),
    ];
    const claimId = await aHold(donor, batch.wishes[0]!);
    const pay = (fund: string, actor = donor) =>
      run(payForClaim, { actor, input: { claimId, fund } });
    await expect(pay(none.slug)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
    await expect(pay("nobody")).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
    await expect(pay(yen.slug)).rejects.toEqual(refusedBy("wish_outside_fund"));
    await expect(pay(none.slug, await aDonor())).rejects.toEqual(refusedBy("not_found"));
    await expect(pay(none.slug, await signedInAs((await aDonor()).personId))).rejects.toEqual(
      refusedBy("not_found"),
    );
  });
});
