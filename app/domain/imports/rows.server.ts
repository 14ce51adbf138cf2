import { sql, type Insertable, type Updateable } from "kysely";
import type { ImportHabits, Imports } from "../../../db/schema";
import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { dropDataKeys } from "../privacy/seal.server";
import { importLife } from "./life";
import type { StagedRow } from "./staged-row.server";

/** An import, held until the transaction ends; undefined when it isn't there. */
export const lockImport = (tx: Tx, importId: string) =>
  tx.selectFrom("imports").selectAll().where("id", "=", importId).forUpdate().executeTakeFirst();
export type ImportRow = NonNullable<Awaited<ReturnType<typeof lockImport>>>;

/** An import with its batch, as doors for looking take it. */
export const importAt = (tx: Tx, importId: string) =>
  tx.selectFrom("imports").selectAll().where("id", "=", importId).executeTakeFirst();

export const insertImport = (tx: Tx, row: Insertable<Imports>) =>
  tx.insertInto("imports").values(row).execute();

export const changeImport = (tx: Tx, importId: string, set: Updateable<Imports>) =>
  tx.updateTable("imports").set(set).where("id", "=", importId).execute();

/** Adds to what is told of a step's progress. */
export const countDone = (tx: Tx, importId: string, rows: number) =>
  sql`update imports set rows_done = rows_done + ${rows} where id = ${importId}`.execute(tx);

/** What is said of a row whose table names no township. */
export const placeless = "township:township_unknown";

/** A row to look at; that the whole table names no township is no matter of one row. */
export const isWarned = sql<boolean>`standing in ('right', 'imported')
  and (array_remove(warnings, ${placeless}) <> '{}' or doubles is not null)`;

type Of = { id: string; organizerId: string; attempt: number };

/**
 * Stages rows in one statement. A row that was staged before is staged anew, unless it has become
 * wishes or another took its place.
 */
export async function stageRows(tx: Tx, { id, organizerId, attempt }: Of, rows: StagedRow[]) {
  if (rows.length === 0) return;
  // The sealed bytes travel in one piece: as text they would take most of the time.
  let end = 0;
  const told = rows.map(({ sealed, ...row }) => {
    end += sealed.length;
    return { ...row, at: end - sealed.length + 1, length: sealed.length };
  });
  const sealed = Buffer.concat(rows.map((row) => row.sealed));
  await sql`
    insert into import_rows (import_id, organizer_id, attempt, sheet, row, standing, errors, warnings, change,
      child_hashes, thing_marks, said_marks, mends, agrees, agreed_on, revised_by, sealed)
    select ${id}, ${organizerId}, ${attempt}, v.sheet, v.row, v.standing, v.errors, v.warnings, v.change,
      v.child_hashes, v.thing_marks, v.said_marks, v.mends, v.agrees, v.agreed_on, v.revised_by,
      substring(${sealed}::bytea from v.at for v.length)
    from json_to_recordset(${JSON.stringify(told)}::json) as v (sheet int, row int, standing row_standing,
      errors text[], warnings text[], change row_change, child_hashes bytea[], thing_marks bytea[],
      said_marks bytea[], mends uuid, agrees boolean, agreed_on date, revised_by uuid[], at int, length int)
    on conflict (import_id, sheet, row) do update set attempt = excluded.attempt, standing = excluded.standing,
      errors = excluded.errors, warnings = excluded.warnings, change = excluded.change, changed = '{}', doubles = null,
      child_hashes = excluded.child_hashes, thing_marks = excluded.thing_marks, said_marks = excluded.said_marks,
      mends = coalesce(excluded.mends, import_rows.mends), child_id = null, child_row = null,
      maybe_children = '{}', wish_ids = '{}', agrees = excluded.agrees,
      agreed_on = excluded.agreed_on, sealed = excluded.sealed,
      child_told = case when import_rows.child_hashes = excluded.child_hashes then import_rows.child_told end,
      revised_by = array(select distinct unnest(import_rows.revised_by || excluded.revised_by))
    where import_rows.standing not in ('imported', 'mended')`.execute(tx);
}

/** Drops what an earlier reading staged and this one did not tell; answers how many rows stand now. */
export async function dropStale(tx: Tx, { id, attempt }: Of): Promise<number> {
  await tx
    .deleteFrom("importRows")
    .where("importId", "=", id)
    .where("attempt", "<", attempt)
    .where("standing", "not in", ["imported", "mended"])
    .execute();
  const { count } = await tx
    .selectFrom("importRows")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("importId", "=", id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export const dropRows = (tx: Tx, importId: string) =>
  tx.deleteFrom("importRows").where("importId", "=", importId).execute();

/** What comparing, or taking in, found of a row. */
export type Compared = {
  id: string;
  standing?: "imported" | "refused";
  errors?: string[];
  change: string | null;
  changed: string[];
  childId: string | null;
  wishIds: (string | null)[];
};

/** Writes what was found of rows, in one statement; errors are added to what they have. */
export async function settleRows(tx: Tx, rows: readonly Compared[]) {
  if (rows.length === 0) return;
  const told = rows.map(({ childId, wishIds, ...row }) => ({
    ...row,
    child_id: childId,
    wish_ids: wishIds,
    errors: row.errors ?? [],
  }));
  const settled = sql`update import_rows r set change = v.change, changed = v.changed, child_id = v.child_id,
      wish_ids = v.wish_ids, errors = r.errors || v.errors`;
  const values = sql`json_to_recordset(${JSON.stringify(told)}::json) as v (id uuid, standing row_standing,
    errors text[], change row_change, changed text[], child_id uuid, wish_ids uuid[])`;
  await sql`${settled}, standing = v.standing from ${values}
    where r.id = v.id and v.standing is not null`.execute(tx);
  await sql`${settled} from ${values} where r.id = v.id and v.standing is null`.execute(tx);
}

/** The refused rows that these replace, and those which they replaced, are mended now. */
export const mendRows = (tx: Tx, rowIds: readonly string[]) =>
  sql`with recursive chain as (
      select r.mends as id, r.child_id, r.wish_ids, r.organizer_id from import_rows r
      where r.id = any (${rowIds}::uuid[]) and r.mends is not null
      union select b.mends, c.child_id, c.wish_ids, c.organizer_id
      from chain c join import_rows b on b.id = c.id where b.mends is not null)
    update import_rows o set standing = 'mended', child_id = chain.child_id, wish_ids = chain.wish_ids
    from chain where o.id = chain.id and o.organizer_id = chain.organizer_id
      and o.standing in ('right', 'refused')`.execute(tx);

/** Names the paper that records the consents of these rows. */
export const giveSheet = (tx: Tx, rowIds: readonly string[], sheetId: string) =>
  sql`update import_rows set sheet_id = ${sheetId} where id = any (${rowIds}::uuid[])`.execute(tx);

export type NewSource = {
  wishId: string;
  sheet: number;
  row: number;
  item: number;
  thingMark: Buffer;
  saidMark: Buffer;
  fieldMarks: Buffer;
};
const hex = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;

/** Keeps from which rows wishes came and what was said there. */
export async function keepSources(tx: Tx, organizerId: string, sources: readonly NewSource[]) {
  if (sources.length === 0) return;
  const rows = sources.map(({ wishId, thingMark, saidMark, fieldMarks, ...place }) => ({
    ...place,
    ...{ wish: wishId, thing: hex(thingMark), said: hex(saidMark), fields: hex(fieldMarks) },
  }));
  await sql`insert into wish_sources (wish_id, organizer_id, sheet, row, item, thing_mark, said_mark, field_marks)
    select v.wish, ${organizerId}, v.sheet, v.row, v.item, v.thing, v.said, v.fields
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as v (wish uuid, sheet int, row int, item int, thing bytea, said bytea, fields bytea)
    on conflict (wish_id) do update set sheet = excluded.sheet, row = excluded.row, item = excluded.item,
      thing_mark = excluded.thing_mark, said_mark = excluded.said_mark, field_marks = excluded.field_marks`.execute(
    tx,
  );
}

export const keepHabits = (tx: Tx, habits: Insertable<ImportHabits>) =>
  tx
    .insertInto("importHabits")
    .values(habits)
    .onConflict((conflict) =>
      conflict
        .column("organizerId")
        .doUpdateSet({ keyId: habits.keyId, headingsSealed: habits.headingsSealed }),
    )
    .execute();

/** The upload is needed no more: no row names it from here on, and a job removes it. */
export async function letUploadGo(tx: Tx, one: Pick<ImportRow, "id" | "uploadKey">) {
  if (!one.uploadKey) return;
  await changeImport(tx, one.id, { uploadKey: null });
  await addJob(
    tx,
    "remove-upload",
    { key: one.uploadKey },
    { key: `remove-upload:${one.uploadKey}` },
  );
}

/** Forgets what a table said: its rows, its upload and its key. An empty stump stays. */
export async function forgetImport(tx: Tx, one: ImportRow) {
  await letUploadGo(tx, one);
  await dropRows(tx, one.id);
  await changeImport(tx, one.id, {
    state: importLife.next("forget", one.state),
    keyId: null,
    fileNameSealed: null,
    layoutSealed: null,
  });
  if (one.keyId) await dropDataKeys(tx, [one.keyId]);
}
