import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { payForClaim } from "~/domain/funds/pay-for-claim.server";
import { endUnpaid } from "~/domain/funds/unpaid.server";
import { run, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { aBatchClosing, aFundWith } from "../factories/allocations";
import { aHold } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner, rows } from "../setup/database";

afterAll(closePools);

test("money that is being entered while the clock looks is waited for", async () => {
  const [fund, batch, donor] = [await aFundWith("0"), await aBatchClosing(1), await aDonor()];
  const claimId = await aHold(donor, batch.wishes[0]!);
  const paying = { actor: donor, input: { claimId, fund: fund.slug } };
  const { publicId } = await run(payForClaim, paying);
  const [pledge] = await rows("select id from pledges where public_id = $1", [publicId]);
  const later = new Date(Date.now() + 6 * 86_400_000);
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const depositId = randomUUID();
    await client.query("begin");
    await client.query(
      `insert into deposits (id, fund_id, currency, way, minor, received_on, recorded_by, recorded_at)
       values ($1, $2, 'CNY', 'transfer', 12000, current_date, $3, now())`,
      [depositId, fund.fundId, fund.treasurer.personId],
    );
    await client.query(
      `insert into payments (fund_id, currency, minor, way, deposit_id, pledge_id, recorded_at)
       values ($1, 'CNY', 12000, 'transfer', $2, $3, now())`,
      [fund.fundId, depositId, pledge!.id],
    );
    const sweeping = runSweep(endUnpaid, { now: later });
    const { rows: own } = await client.query<{ xid: string }>(
      "select pg_current_xact_id()::xid::text as xid",
    );
    const waits = "select 1 from pg_locks where not granted and transactionid::text = $1";
    const waiting = () => rows(waits, [own[0]!.xid]);
    await expect.poll(waiting, { timeout: 10_000 }).not.toEqual([]);
    await client.query("commit");
    await sweeping;
  });
  expect(
    await rows(
      `select p.state as pledge, c.state as claim, y.state as payment from pledges p
       join payments y on y.pledge_id = p.id, claims c where p.id = $1 and c.id = $2`,
      [pledge!.id, claimId],
    ),
  ).toEqual([{ pledge: "promised", claim: "committed", payment: "recorded" }]);
});
