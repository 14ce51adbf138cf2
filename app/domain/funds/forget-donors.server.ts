import { sql } from "kysely";
import { sweep } from "../door.server";
import { dropDataKeys } from "../privacy/seal.server";

/**
 * How long the name of who gave stays on a receipt, a request for one, or a payment: seven years, the longer
 * of what places ask. Stubs of fiscal receipts are kept five in mainland China (财政票据管理办法);
 * a US charity's records of gifts as long as a return can be looked into, seven at the longest (IRS Publication 583).
 */
export const donorNameDays = 7 * 365;
/** A request for a receipt that there is none for is over; so many days are left to come back to it. */
const declinedDays = 365;

type Kept = { kind: string; id: string; keyId: string; organizationId: string };
const most = 5000;

/**
 * The night's forgetting of donors' names: each lies sealed under a key of its own, and goes with it from
 * the tables and their copies alike. Numbers, amounts and days stay, as the books do.
 */
export const forgetDonors = sweep("funds.forgetDonors", async ({ tx, now, noteAll }) => {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const term = before(donorNameDays);
  const { rows } = await sql<Kept>`
    select 'receipt' as kind, id, key_id, coalesce(fund_id, charity_id) as organization_id from receipts
      where key_id is not null and issued_at < ${term}
    union all select 'goodsRequest', q.id, q.key_id, q.charity_id from goods_requests q
      where q.key_id is not null and (q.asked_at < ${term} or (q.declined_at < ${before(declinedDays)}
        and not exists (select from receipts r where r.request_id = q.id)))
    union all select 'payment', id, key_id, fund_id from payments
      where key_id is not null and recorded_at < ${term}
    limit ${most}`.execute(tx);
  await noteAll(
    rows.map(({ kind, id, organizationId }) => ({
      action: "funds.forgotDonor",
      subjectType: kind,
      subjectId: id,
      organizationId,
      fields: ["donor"],
    })),
  );
  await dropDataKeys(
    tx,
    rows.map(({ keyId }) => keyId),
  );
  return rows.length;
});
