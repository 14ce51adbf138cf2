import { sql } from "kysely";
import { sweep } from "../door.server";
import { eraseChildRows } from "./rows.server";

/** A record without a guardian's consent is forgotten after these days. */
export const draftDays = 30;
export const daysAfterClose = 180;
export const daysAfterReport = 90;

/**
 * The night's forgetting: drafts nobody consented to after 30 days; who a child was, 90 days after
 * its last batch was reported or 180 after it closed, whichever is first.
 */
export const applyRetention = sweep("privacy.applyRetention", async ({ tx, now, tell, note }) => {
  await sql`update consents set state = 'expired'
    where state = 'given' and expires_on < (${now}::timestamptz at time zone 'Asia/Shanghai')::date`.execute(
    tx,
  );

  const { rows: unconsented } = await sql<{ id: string; organizerId: string }>`
    select c.id, c.organizer_id from children c
    where c.erased_at is null and c.recorded_at < ${now}::timestamptz - make_interval(days => ${draftDays})
      and not exists (select 1 from consents s where s.child_id = c.id and s.state = 'given')
      and not exists (select 1 from wishes w where w.child_id = c.id and w.state <> 'draft')
    for update`.execute(tx);
  for (const { id, organizerId } of unconsented) {
    await eraseChildRows(tx, now, id);
    await note({
      action: "privacy.forgotDraft",
      subjectType: "child",
      subjectId: id,
      organizationId: organizerId,
    });
    await tell("child_erased", { childId: id });
  }

  const { rows: over } = await sql<{ id: string; organizerId: string }>`
    select c.id, c.organizer_id from children c
    where c.erased_at is null
      and exists (select 1 from wishes w where w.child_id = c.id)
      and not exists (
        select 1 from wishes w join batches b on b.id = w.batch_id
        where w.child_id = c.id and not (
          coalesce(b.closed_at < ${now}::timestamptz - make_interval(days => ${daysAfterClose}), false)
          or coalesce(b.reported_at < ${now}::timestamptz - make_interval(days => ${daysAfterReport}), false)))
    for update`.execute(tx);
  for (const { id, organizerId } of over) {
    await eraseChildRows(tx, now, id);
    await note({
      action: "privacy.forgotIdentity",
      subjectType: "child",
      subjectId: id,
      organizationId: organizerId,
    });
  }
  return unconsented.length + over.length;
});
