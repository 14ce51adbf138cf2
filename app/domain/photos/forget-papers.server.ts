import { sql } from "kysely";
import { addJob } from "~/platform/jobs.server";
import { sweep } from "../door.server";
import { dropDataKeys } from "../privacy/seal.server";
import { revisePhoto } from "./rows.server";

type Paper = { id: string; keyId: string; organizerId: string; fullKey: string; smallKey: string };

/**
 * The night's forgetting of papers: a consent's scan or a signed list on which no child stands any more
 * whose record is kept. Without its key nothing opens it from this moment; a job removes the pictures.
 */
export const forgetPapers = sweep("photos.forgetPapers", async ({ tx, now, note }) => {
  const { rows } = await sql<Paper>`
    select p.id, p.key_id, p.organizer_id, p.full_key, p.small_key from photos p
    where p.kind in ('consent_scan', 'signed_list') and p.removed_at is null
      and exists (select from (${childrenOn}) c)
      and not exists (select from (${childrenOn}) c where c.erased_at is null)
    for update of p skip locked`.execute(tx);
  for (const { id, organizerId, fullKey, smallKey } of rows) {
    await revisePhoto(tx, id, { removedAt: now });
    await addJob(tx, "remove-pictures", { photoId: id, keys: [fullKey, smallKey] });
    await note({
      action: "photos.forgotPaper",
      subjectType: "photo",
      subjectId: id,
      organizationId: organizerId,
    });
  }
  await dropDataKeys(
    tx,
    rows.map(({ keyId }) => keyId),
  );
  return rows.length;
});

/** Who stands on the paper `p`: the children of its sheet, or of what was handed over. */
const childrenOn = sql`
  select child.erased_at from consents s join children child on child.id = s.child_id
    where s.sheet_id = p.sheet_id
  union all
  select child.erased_at from claims given join wishes w on w.id = given.wish_id join children child on child.id = w.child_id
    where p.kind = 'signed_list' and given.delivery_id = p.delivery_id`;
