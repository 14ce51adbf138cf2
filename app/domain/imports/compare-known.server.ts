import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Handling } from "../door.server";
import { sealedFields, type SealedField } from "../privacy/input";
import { openChildren, type ChildRecord } from "../privacy/rows.server";
import { childValues, isChildField, plainBirth, type Field } from "./marks.server";
import { freeSources, pairItems, type Item, type Source } from "./pairing";
import type { ReadRow } from "./reading/shapes";
import { settleRows, type Compared, type ImportRow } from "./rows.server";
import { openRow } from "./sealing.server";
import type { Staging } from "./staged-row.server";
import type { ChildField } from "./shapes";

const childrenAtATime = 1_000;

/** Rows whose child is known, child by child: what the batch has of them, and what is otherwise. */
export async function comparePages(
  tools: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  staging: Staging,
  about: readonly Buffer[] | undefined,
): Promise<void> {
  const again = await comesAgain(tools.tx, one);
  for (let last: string | null = null; ;) {
    const children: string[] = await knownChildren(tools.tx, one, { after: last, about });
    if (children.length === 0) return;
    await settleRows(tools.tx, await comparePage(tools, one, staging, { children, again }));
    last = children.at(-1) ?? null;
  }
}

async function knownChildren(
  tx: Tx,
  one: ImportRow,
  { after, about }: { after: string | null; about: readonly Buffer[] | undefined },
) {
  const { rows } = await sql<{ childId: string }>`
    select distinct r.child_id from import_rows r
    where r.import_id = ${one.id} and r.standing = 'right'
      and r.child_id > ${after ?? "00000000-0000-0000-0000-000000000000"}
      and ${about ? sql`r.child_hashes && ${about}::bytea[]` : sql`true`}
    order by r.child_id limit ${childrenAtATime}`.execute(tx);
  return rows.map(({ childId }) => childId);
}

/**
 * Whether this is a table that was imported before: at least half of its things stand in the batch
 * already. Only then is a thing that is new on a child's row a changed title, and not a further wish.
 */
async function comesAgain(tx: Tx, one: ImportRow): Promise<boolean> {
  const { rows } = await sql<{ again: boolean }>`
    with told as materialized (
      select r.child_id, t.thing from import_rows r cross join unnest(r.thing_marks) t (thing)
      where r.import_id = ${one.id} and r.standing in ('right', 'imported')),
    known as materialized (
      select distinct w.child_id, s.thing_mark as thing from wishes w join wish_sources s on s.wish_id = w.id
      where w.batch_id = ${one.batchId})
    select count(*) > 0 and 2 * count(known.thing) >= count(*) as again
    from told left join known on known.child_id = told.child_id and known.thing = told.thing`.execute(
    tx,
  );
  return rows[0]?.again ?? false;
}

type Page = { children: readonly string[]; again: boolean };
type Row = {
  id: string;
  sheet: number;
  row: number;
  standing: string;
  childId: string;
  childTold: string | null;
  thingMarks: Buffer[];
  saidMarks: Buffer[];
  wishIds: string[];
  mended: string[] | null;
  sealed: Buffer;
};

async function comparePage(
  tools: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  staging: Staging,
  { children, again }: Page,
): Promise<Compared[]> {
  const { tx } = tools;
  const { rows } = await sql<Row>`
    select r.id, r.sheet, r.row, r.standing, r.child_id, r.child_told, r.thing_marks, r.said_marks, r.wish_ids, r.sealed,
      m.wish_ids as mended
    from import_rows r left join import_rows m on m.id = r.mends and m.standing in ('imported', 'mended')
    where r.import_id = ${one.id} and r.standing in ('right', 'imported') and r.child_id = any (${children}::uuid[])
      and r.sealed is not null
    order by r.child_id, r.sheet, r.row`.execute(tx);
  const taken = new Set(
    rows.filter(({ standing }) => standing === "imported").flatMap(({ wishIds }) => wishIds),
  );
  const right = rows.filter(({ standing }) => standing === "right");
  const sources = (await wishesOf(tx, one, staging, children)).filter(({ id }) => !taken.has(id));
  const byChild = Map.groupBy(sources, ({ childId }) => childId);
  const open = ({ sheet, row, sealed }: Row) =>
    openRow(staging.key, { importId: one.id, sheet, row }, sealed);

  const compared: Compared[] = [];
  const unpaired: { found: Compared; row: Row }[] = [];
  for (const [childId, own] of Map.groupBy(right, (row) => row.childId)) {
    const known = byChild.get(childId) ?? [];
    const items = own.flatMap(itemsOf);
    const pairs = pairItems(items, freeSources(known), again);
    const byHand = new Set(
      known.filter((wish) => !wish.said && wish.state !== "withdrawn").map(({ thing }) => thing),
    );
    own.forEach((row, nth) => {
      const mine = items.filter(({ rowId }) => rowId === row.id).map((item) => pairs.get(item));
      const found = compareRow(row, mine, { byHand, open, marks: staging.marks });
      compared.push(found);
      // What staff said to be the same child's corrects its record too.
      if ((nth === 0 || row.childTold) && found.change === "new") unpaired.push({ found, row });
    });
  }
  await compareRecords(tools, unpaired, open);
  return compared;
}

const itemsOf = ({ id, sheet, row, thingMarks, saidMarks, mended }: Row): Item[] =>
  thingMarks.map((thing, at) => ({
    rowId: id,
    place: `${sheet}:${row}:${at + 1}`,
    thing: thing.toString("hex"),
    said: saidMarks[at]?.toString("hex") ?? "",
    mends: mended?.[at] ?? null,
  }));

/** The children's wishes in the batch; those written by hand come without what a table said. */
async function wishesOf(
  tx: Tx,
  one: ImportRow,
  { marks }: Staging,
  children: readonly string[],
): Promise<Source[]> {
  const rows = await tx
    .selectFrom("wishes as w")
    .leftJoin("wishSources as s", "s.wishId", "w.id")
    .select(["w.id", "w.childId", "w.state", "w.title", "w.size"])
    .select(["s.thingMark", "s.saidMark", "s.fieldMarks", "s.sheet", "s.row", "s.item"])
    .where("w.batchId", "=", one.batchId)
    .where("w.childId", "=", sql<string>`any (${children}::uuid[])`)
    .orderBy("s.sheet")
    .orderBy("s.row")
    .orderBy("s.item")
    .orderBy("w.number")
    .execute();
  return rows.map(
    ({ thingMark, saidMark, fieldMarks, title, size, sheet, row, item, ...wish }) => ({
      ...wish,
      place: `${sheet}:${row}:${item}`,
      thing: (thingMark ?? marks.thing({ title, size })).toString("hex"),
      said: saidMark?.toString("hex") ?? null,
      fields: fieldMarks,
    }),
  );
}

type Beside = {
  byHand: ReadonlySet<string>;
  open: (row: Row) => ReadRow;
  marks: Staging["marks"];
};

/** What one row is to the wishes that its items stand for. */
function compareRow(
  row: Row,
  pairs: (Source | undefined)[],
  { byHand, open, marks }: Beside,
): Compared {
  const found: Compared = {
    id: row.id,
    change: "new",
    changed: [],
    childId: row.childId,
    wishIds: pairs.map((wish) => wish?.id ?? null),
  };
  if (row.thingMarks.some((thing, at) => !pairs[at] && byHand.has(thing.toString("hex")))) {
    return refused(found, "title:wish_doubled");
  }
  if (pairs.every((wish) => !wish)) return found;
  const otherwise = pairs.flatMap((wish, at) =>
    wish && wish.said !== row.saidMarks[at]?.toString("hex") ? [{ wish, at }] : [],
  );
  const read = otherwise.length > 0 ? open(row) : null;
  const changed = new Set<Field>();
  for (const { wish, at } of otherwise) {
    const said = read?.standing === "right" ? read.wishes[at] : undefined;
    if (!said || read?.standing !== "right" || !wish.fields || wish.state === "withdrawn") continue;
    const fields = marks.changed(wish.fields, read.child, said);
    const text = fields.find((field) => !isChildField(field) && field !== "price");
    if (text && !["draft", "approved"].includes(wish.state)) {
      return refused(found, `${text}:wish_text_is_public`);
    }
    fields.forEach((field) => changed.add(field));
  }
  const all = pairs.every((wish) => wish);
  return {
    ...found,
    changed: [...changed],
    change: all && changed.size === 0 ? "same" : "changed",
  };
}

const refused = (found: Compared, error: string): Compared => ({
  ...found,
  standing: "refused",
  errors: [error],
  change: null,
});

/**
 * A known child on a table that says nothing of its earlier wishes: what is otherwise than its
 * record. The records are opened for that, and it is written down of each.
 */
async function compareRecords(
  { tx, noteAll }: Pick<Handling, "tx" | "noteAll">,
  unpaired: readonly { found: Compared; row: Row }[],
  open: (row: Row) => ReadRow,
) {
  if (unpaired.length === 0) return;
  const ids = unpaired.map(({ row }) => row.childId);
  await noteAll(
    ids.map((childId) => ({
      action: "imports.comparedChild",
      subjectType: "child",
      subjectId: childId,
      fields: [...sealedFields],
      purpose: "correct_record",
    })),
  );
  const records = await openChildren(tx, ids, sealedFields);
  const townships = await tx
    .selectFrom("children")
    .select(["id", "townshipCode"])
    .where("id", "in", ids)
    .execute();
  const places = new Map(townships.map(({ id, townshipCode }) => [id, townshipCode]));
  for (const { found, row } of unpaired) {
    const read = open(row);
    if (read.standing !== "right") continue;
    const record = records.get(row.childId) ?? {};
    const now = childValues(read.child);
    found.changed = (Object.keys(now) as ChildField[]).filter(
      (field) =>
        now[field] !== "" &&
        isOtherwise(field, now[field], recordValue(field, record, places.get(row.childId) ?? "")),
    );
  }
}

/** What a child's record says in a column of a table. */
export const recordValue = (
  field: ChildField,
  record: ChildRecord,
  townshipCode: string,
): string =>
  field === "township"
    ? townshipCode
    : field === "birth"
      ? plainBirth(record.birth ?? "")
      : (record[field as SealedField] ?? "");

/** An age says no more than a date does, and the same child was found by its birth year. */
function isOtherwise(field: ChildField, now: string, before: string): boolean {
  if (field === "legalName") return false;
  if (field === "birth" && /^\d{1,2}$/.test(now) && before !== "") return false;
  return now !== before;
}
