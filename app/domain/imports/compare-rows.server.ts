import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Handling } from "../door.server";
import { comparePages } from "./compare-known.server";
import type { ImportRow } from "./rows.server";
import { openRow } from "./sealing.server";
import type { Staging } from "./staged-row.server";

/** Refusals that comparing finds, not reading; they are found anew each time. */
export const comparedErrors = ["row_doubled", "wish_doubled", "wish_text_is_public"] as const;

const isCompared = sql`e ~ ${`:(${comparedErrors.join("|")})$`}`;

/**
 * Compares the right rows of an import with each other, with what the batch has, with earlier
 * batches and, by yes or no, with other organizers. `about`: only the children of these hashes.
 */
export async function compareRows(
  tools: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  staging: Staging,
  about?: readonly Buffer[],
): Promise<void> {
  const { tx } = tools;
  const among = about ? sql<boolean>`r.child_hashes && ${about}::bytea[]` : sql<boolean>`true`;
  await forgetComparison(tx, one, among);
  await findKnown(tx, one, among);
  await refuseDoubled(tx, one, among);
  await tellElsewhere(tx, one, among);
  await comparePages(tools, one, staging, about);
  await tellNamesakes(tx, one, staging, among);
}

type Among = ReturnType<typeof sql<boolean>>;

/** Rows stand again as they were read. */
const forgetComparison = (tx: Tx, one: ImportRow, among: Among) =>
  sql`with read as (
      select r.id, array(select e from unnest(r.errors) e where not ${isCompared}) as errors from import_rows r
      where r.import_id = ${one.id} and r.standing in ('right', 'refused') and ${among}
        and (r.child_id is not null or r.doubles is not null or exists (select from unnest(r.errors) e where ${isCompared})))
    update import_rows r set errors = read.errors, doubles = null, child_id = null, changed = '{}', wish_ids = '{}',
      standing = case when read.errors = '{}' then 'right' else r.standing end,
      change = case when read.errors = '{}' then 'new'::row_change end
    from read where r.id = read.id and r.sealed is not null`.execute(tx);

/** The child of a row: by the row it replaces, else by name, county and birth year. */
async function findKnown(tx: Tx, one: ImportRow, among: Among) {
  await sql`update import_rows r set child_id = known.child_id from (
      select distinct on (r.id) r.id, h.child_id
      from import_rows r cross join unnest(r.child_hashes) with ordinality u (hash, at)
      join child_hashes h on h.hash = u.hash and h.organizer_id = ${one.organizerId}
      where r.import_id = ${one.id} and r.standing = 'right' and ${among}
      order by r.id, u.at, h.child_id) known
    where r.id = known.id`.execute(tx);
  await sql`update import_rows r set child_id = m.child_id from import_rows m, imports i, children c
    where r.import_id = ${one.id} and r.standing = 'right' and ${among} and m.id = r.mends
      and m.standing in ('imported', 'mended') and i.id = m.import_id and i.batch_id = ${one.batchId}
      and c.id = m.child_id and c.erased_at is null`.execute(tx);
}

/** The same thing for the same child a second time in one table. */
const refuseDoubled = (tx: Tx, one: ImportRow, among: Among) =>
  sql`with told as materialized (
      select r.id, row_number() over (partition by h.hash, t.thing
        order by r.standing = 'imported' desc, r.sheet, r.row, t.item) as nth
      from import_rows r cross join unnest(r.child_hashes) h (hash)
        cross join unnest(r.thing_marks) with ordinality t (thing, item)
      where r.import_id = ${one.id} and r.standing in ('right', 'imported') and ${among}),
    twice as materialized (select distinct id from told where nth > 1)
    update import_rows r set standing = 'refused', change = null, errors = r.errors || '{title:row_doubled}'
    from twice where r.id = twice.id and r.standing = 'right'`.execute(tx);

/** Children who stand in earlier batches, or with other organizers: of whom, is not told. */
async function tellElsewhere(tx: Tx, one: ImportRow, among: Among) {
  await sql`with told as materialized (
      select r.id, h.hash from import_rows r cross join unnest(r.child_hashes) h (hash)
      where r.import_id = ${one.id} and r.standing = 'right' and ${among}),
    found as materialized (
      select k.hash from known_elsewhere(array(select distinct hash from told), ${one.organizerId}) k (hash)),
    there as materialized (select distinct told.id from told join found on found.hash = told.hash)
    update import_rows r set doubles = 'elsewhere' from there where r.id = there.id`.execute(tx);
  await sql`update import_rows r set doubles = 'earlier'
    where r.import_id = ${one.id} and r.standing = 'right' and ${among} and r.child_id is not null
      and exists (select from wishes w where w.child_id = r.child_id and w.batch_id <> ${one.batchId})`.execute(
    tx,
  );
}

const pageOfRows = 5_000;

/**
 * Two rows of one name and birth year are taken for one child. Where their schools or guardians
 * clearly differ they may be two, and staff should look.
 */
async function tellNamesakes(tx: Tx, one: ImportRow, { key }: Staging, among: Among) {
  const namesakes = new Set<string>();
  let last: { hash: Buffer; id: string } | undefined;
  let group: { hash: string; rows: Told[] } = { hash: "", rows: [] };
  for (;;) {
    const { rows } = await sql<Told & { hash: Buffer; sealed: Buffer; sheet: number; row: number }>`
      with told as materialized (
        select h.hash, r.id from import_rows r cross join unnest(r.child_hashes) h (hash)
        where r.import_id = ${one.id} and r.standing in ('right', 'imported') and r.sealed is not null and ${among}),
      twice as (select hash from told group by hash having count(*) > 1)
      select told.hash, r.id, r.sheet, r.row, r.sealed
      from told join twice on twice.hash = told.hash join import_rows r on r.id = told.id
      where ${last ? sql`(told.hash, told.id) > (${last.hash}::bytea, ${last.id}::uuid)` : sql`true`}
      order by told.hash, told.id limit ${pageOfRows}`.execute(tx);
    for (const row of rows) {
      const hash = row.hash.toString("hex");
      if (hash !== group.hash) group = { hash, rows: [] };
      const read = openRow(key, { importId: one.id, sheet: row.sheet, row: row.row }, row.sealed);
      if (read.standing !== "right") continue;
      const { school, guardianName } = read.child;
      const other = group.rows.find(
        (before) => differ(before.school, school) || differ(before.guardianName, guardianName),
      );
      if (other) namesakes.add(other.id).add(row.id);
      if (group.rows.length < 20) group.rows.push({ id: row.id, school, guardianName });
    }
    last = rows.at(-1);
    if (rows.length < pageOfRows) break;
  }
  if (namesakes.size === 0) return;
  await sql`update import_rows set doubles = 'here'
    where id = any (${[...namesakes]}::uuid[]) and standing = 'right'`.execute(tx);
}
type Told = { id: string; school: string; guardianName: string };

const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

function differ(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return a !== "" && b !== "" && !a.includes(b) && !b.includes(a);
}
