import { afterAll, expect, test } from "vitest";
import { availableOf, balancesOf } from "~/domain/ledger/balances.server";
import { closePools } from "~/platform/db.server";
import { aBatchToClaim, aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { aFund, anAllocation, aPayment, inBooks } from "../factories/ledger";

afterAll(closePools);

test("fifty who allocate at once, with money for ten: ten succeed and forty are told", async () => {
  const { fundId } = await aFund();
  const batch = await aBatchToClaim({ wishes: 50 });
  const claims = await Promise.all(batch.wishes.map(async (wish) => aHold(await aDonor(), wish)));
  await aPayment(fundId, 1_000n);

  const outcomes = await Promise.allSettled(
    claims.map((claimId) => anAllocation(fundId, claimId, 100n)),
  );

  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
    Array.from({ length: 40 }, () => "ledger_short"),
  );
  const available = await inBooks((tx) => availableOf(tx, { fundId, currency: "CNY" }));
  expect(available).toEqual({ general: 0n, restricted: new Map(), shortfall: 0n });
  const balances = await inBooks((tx) => balancesOf(tx, { fundId }));
  expect(balances.filter(({ account }) => account.kind === "reserved")).toHaveLength(10);
});
