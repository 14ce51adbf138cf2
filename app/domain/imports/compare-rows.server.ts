import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Handling } from "../door.server";
import { comparePages } from "./compare-known.server";
import { findChildren } from "./find-children.server";
import type { ImportRow } from "./rows.server";
import type { Staging } from "./staged-row.server";

/** Refusals that comparing finds, not reading; they are found anew each time. */
export const comparedErrors = [
  "child_unsure",
  "row_doubled",
  "wish_doubled",
  "wish_text_is_public",
] as const;

/** Of these, those that are no fault where the row is about another child. */
export const comparedWithOthers = /:(?:child_unsure|row_doubled|wish_doubled)$/;

const isCompared = sql`e ~ ${`:(${comparedErrors.join("|")})$`}`;

/**
 * Compares the right rows of an import with each other, with what the batch has, with earlier
 * batches and, by yes or no, with other organizers. `of`: only the children of these hashes.
 */
export async function compareRows(
  tools: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  staging: Staging,
  of?: readonly Buffer[],
): Promise<void> {
  const { tx } = tools;
  const about = of && (await connected(tx, one, of));
  const among = about ? sql<boolean>`r.child_hashes && ${about}::bytea[]` : sql<boolean>`true`;
  await forgetComparison(tx, one, among);
  await findChildren(tools, one, staging, among);
  await refuseDoubled(tx, one, among);
  await tellElsewhere(tx, one, among);
  await comparePages(tools, one, staging, about);
}

/** Hashes of all rows that hang together with these by name and age. */
async function connected(tx: Tx, one: ImportRow, of: readonly Buffer[]): Promise<Buffer[]> {
  let hashes = [...of];
  for (;;) {
    const { rows } = await sql<{ hash: Buffer }>`
      select distinct u.hash from import_rows r cross join unnest(r.child_hashes) u (hash)
      where r.import_id = ${one.id} and r.child_hashes && ${hashes}::bytea[]`.execute(tx);
    if (rows.every(({ hash }) => hashes.some((one) => one.equals(hash)))) return hashes;
    hashes = [...hashes, ...rows.map(({ hash }) => hash)];
  }
}

type Among = ReturnType<typeof sql<boolean>>;

/** Rows stand again as they were read. */
const forgetComparison = (tx: Tx, one: ImportRow, among: Among) =>
  sql`with read as (
      select r.id, array(select e from unnest(r.errors) e where not ${isCompared}) as errors from import_rows r
      where r.import_id = ${one.id} and r.standing in ('right', 'refused') and ${among}
        and (r.child_id is not null or r.maybe_children <> '{}' or r.doubles is not null or exists (select from unnest(r.errors) e where ${isCompared})))
    update import_rows r set errors = read.errors, doubles = null, child_id = null, child_row = null,
      maybe_children = '{}', changed = '{}', wish_ids = '{}',
      standing = case when read.errors = '{}' then 'right' else r.standing end,
      change = case when read.errors = '{}' then 'new'::row_change end
    from read where r.id = read.id and r.sealed is not null`.execute(tx);

/** The same thing for the same child a second time in one table. */
const refuseDoubled = (tx: Tx, one: ImportRow, among: Among) =>
  sql`with things as (
      select distinct r.id, coalesce(r.child_id::text, r.child_row::text, encode(h.hash, 'hex')) as child, t.thing, t.item
      from import_rows r cross join unnest(r.child_hashes) h (hash)
        cross join unnest(r.thing_marks) with ordinality t (thing, item)
      where r.import_id = ${one.id} and r.standing in ('right', 'imported') and ${among}),
    told as materialized (
      select r.id, row_number() over (partition by t.child, t.thing
        order by r.standing = 'imported' desc, r.sheet, r.row, t.item) as nth
      from things t join import_rows r on r.id = t.id),
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
    update import_rows r set doubles = 'elsewhere' from there
    where r.id = there.id and r.doubles is null`.execute(tx);
  await sql`update import_rows r set doubles = 'earlier'
    where r.import_id = ${one.id} and r.standing = 'right' and ${among} and r.child_id is not null
      and r.doubles is distinct from 'here' and exists (select from wishes w where w.child_id = r.child_id and w.batch_id <> ${one.batchId})`.execute(
    tx,
  );
}
