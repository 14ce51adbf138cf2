import { sql } from "kysely";
import { sweep } from "../door.server";
import { days, graceDays, remindDays } from "./life";
import { peaceDays } from "./many";

const atOnce = 500;

/** Ends holds whose time ran out; their wishes are open again. */
export const expireHolds = sweep("claims.expireHolds", async ({ tx, now, tell }) => {
  const { rows } = await sql<{ id: string }>`
    update claims set state = 'expired', ended_at = ${now}, end_reason = 'hold_ended'
    where id in (
      select id from claims where state = 'held' and held_until <= ${now} and frozen_since(claims) is null
      order by held_until limit ${atOnce} for update skip locked)
    returning id`.execute(tx);
  for (const { id } of rows) await tell("claim_expired", { claimId: id });
  return rows.length;
});

/** Reminds donors of what is due soon: once for each due date. */
export const remindOfClaims = sweep("claims.remind", async ({ tx, now, tell }) => {
  const { rows } = await sql<{ id: string }>`
    update claims set reminded_at = ${now}
    where id in (
      select id from claims
      where state = 'committed' and due_at <= ${new Date(now.getTime() + days(remindDays))} and frozen_since(claims) is null
        and not is_bought(claims)
        and (reminded_at is null or (reminded_at < due_at - make_interval(days => ${remindDays})
          and reminded_at <= ${new Date(now.getTime() - days(peaceDays))}))
      order by due_at limit ${atOnce} for update skip locked)
    returning id`.execute(tx);
  for (const { id } of rows) await tell("claim_reminded", { claimId: id });
  return rows.length;
});

/**
 * Ends claims whose due date and grace passed without a parcel, though their donors were reminded.
 * What a fund bought already is on its way.
 */
export const expireClaims = sweep("claims.expireClaims", async ({ tx, now, tell }) => {
  const { rows } = await sql<{ id: string }>`
    update claims set state = 'expired', ended_at = ${now}, end_reason = 'overdue'
    where id in (
      select id from claims
      where state = 'committed' and due_at <= ${new Date(now.getTime() - days(graceDays))} and frozen_since(claims) is null
        and not is_bought(claims)
        and reminded_at >= due_at - make_interval(days => ${remindDays})
        and reminded_at <= ${new Date(now.getTime() - days(1))}
      order by due_at limit ${atOnce} for update skip locked)
    returning id`.execute(tx);
  for (const { id } of rows) await tell("claim_expired", { claimId: id });
  return rows.length;
});

/** How long a hold that became no claim is kept after its end. */
export const holdDays = 7;

/** Forgets holds that never became a claim, a week after they ended. */
export const forgetHolds = sweep("claims.forgetHolds", async ({ tx, now }) => {
  const { numDeletedRows } = await tx
    .deleteFrom("claims")
    .where("committedAt", "is", null)
    .where("endedAt", "<=", new Date(now.getTime() - days(holdDays)))
    .executeTakeFirst();
  return Number(numDeletedRows);
});
