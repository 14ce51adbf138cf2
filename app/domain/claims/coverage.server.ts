import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { serves } from "../actor";
import { command, query } from "../door.server";
import { mayOpenRecords } from "../privacy/may";
import { openChildren } from "../privacy/rows.server";
import type { Category } from "../wishes/input";
import { boardSlugInput } from "./board-input";
import { boardPart, boardSubject, notedAtATime } from "./board.server";

/** How many wishes there are of something, how many somebody took, and how many came true. */
export type Coverage = { wishes: number; taken: number; granted: number };

const counted = sql`count(*)::int as wishes,
  (count(*) filter (where w.state = 'taken'))::int as taken, (count(*) filter (where w.state = 'granted'))::int as granted`;

/** What of a batch was taken and granted, by the kind of thing and by township. */
export const coverage = query("claims.coverage", {
  input: boardSlugInput,
  subject: boardSubject,
  may: ({ actor }, batch) => serves(actor, batch.organizerId),

  async read({ tx, actor }, _input, batch) {
    const { rows: categories } = await sql<Coverage & { category: Category }>`
      select w.category, ${counted} from wishes w where w.batch_id = ${batch.id} and w.state <> 'withdrawn'
      group by w.category order by count(*) desc, w.category`.execute(tx);
    const { rows: places } = await sql<Coverage & { code: string; nameZh: string; nameEn: string }>`
      select t.code, t.name_zh, t.name_en, ${counted} from wishes w join children k on k.id = w.child_id
      join places t on t.code = k.township_code where w.batch_id = ${batch.id} and w.state <> 'withdrawn'
      group by t.code order by t.code`.execute(tx);
    const children = await childrenOf(tx, batch.id);
    return {
      slug: batch.slug,
      title: batch.title,
      children: children.length,
      opensRecords: mayOpenRecords(actor, batch.organizerId),
      whole: summed(categories),
      categories,
      places,
    };
  },
});

const summed = (parts: readonly Coverage[]): Coverage => ({
  wishes: parts.reduce((sum, { wishes }) => sum + wishes, 0),
  taken: parts.reduce((sum, { taken }) => sum + taken, 0),
  granted: parts.reduce((sum, { granted }) => sum + granted, 0),
});

/** The children of a batch with what was taken and granted of each one's wishes. */
async function childrenOf(tx: Tx, batchId: string) {
  const { rows } = await sql<Coverage & { childId: string }>`
    select w.child_id, ${counted} from wishes w join children k on k.id = w.child_id
    where w.batch_id = ${batchId} and w.state <> 'withdrawn' and k.erased_at is null
    group by w.child_id`.execute(tx);
  return rows;
}

const sameName = (school: string) => school.normalize("NFKC").replace(/\s+/g, "");

/**
 * What was taken and granted, by school: a look into the record of every child of the batch, with
 * one purpose and an audit row for each. Children whose paper names no school stand last.
 */
export const lookAtSchools = command("claims.lookAtSchools", {
  input: boardSlugInput,
  subject: boardSubject,
  may: ({ actor }, batch) => mayOpenRecords(actor, batch.organizerId),

  async handle({ tx, noteAll }, _input, batch) {
    const children = await childrenOf(tx, batch.id);
    for (const part of boardPart(children, notedAtATime)) {
      await noteAll(
        part.map(({ childId }) => ({
          action: "privacy.lookedAtChild",
          subjectType: "child",
          subjectId: childId,
          organizationId: batch.organizerId,
          fields: ["school"],
          purpose: "check_coverage",
        })),
      );
    }
    const ids = children.map(({ childId }) => childId);
    const opened = await openChildren(tx, ids, ["school"]);
    const schoolOf = ({ childId }: { childId: string }) =>
      sameName(opened.get(childId)?.school ?? "");
    return [...Map.groupBy(children, schoolOf)]
      .map(([school, its]) => ({ school, children: its.length, ...summed(its) }))
      .sort(
        (a, b) => Number(!a.school) - Number(!b.school) || a.school.localeCompare(b.school, "zh"),
      );
  },
});
