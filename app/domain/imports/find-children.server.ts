import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Handling } from "../door.server";
import { openChildren } from "../privacy/rows.server";
import { plainBirth } from "./marks.server";
import type { ReadRow } from "./reading/shapes";
import type { ImportRow } from "./rows.server";
import {
  tellChildren,
  tellingApart,
  type Child,
  type Facts,
  type Found,
  type Paper,
} from "./same-child";
import { openRow } from "./sealing.server";
import type { Staging } from "./staged-row.server";

type Among = ReturnType<typeof sql<boolean>>;
type Tools = Pick<Handling, "tx" | "noteAll">;

/**
 * Finds the child of each right row: by the row it replaces; as the same table said before; else
 * among those of its name, county and birth year, by what more is known of them. Rows that may be
 * about another child are refused until staff say which.
 */
export async function findChildren(tools: Tools, one: ImportRow, staging: Staging, among: Among) {
  await findMended(tools.tx, one, among);
  await findAsBefore(tools.tx, one, among);
  const contested = await contestedRows(tools.tx, one, among);
  if (contested.length === 0) return;
  const known = await hashesOfKnown(tools.tx, one, contested);
  let page: Contested[][] = [];
  let rows = 0;
  for (const group of groupsOf(contested, known)) {
    page.push(group);
    rows += group.length;
    if (rows < rowsAtATime) continue;
    await settlePage(tools, one, staging, { groups: page, known });
    [page, rows] = [[], 0];
  }
  await settlePage(tools, one, staging, { groups: page, known });
}

const rowsAtATime = 1_000;

const findMended = (tx: Tx, one: ImportRow, among: Among) =>
  sql`update import_rows r set child_id = m.child_id from import_rows m, imports i, children c
    where r.import_id = ${one.id} and r.standing = 'right' and ${among} and m.id = r.mends
      and m.standing in ('imported', 'mended') and i.id = m.import_id and i.batch_id = ${one.batchId}
      and c.id = m.child_id and c.erased_at is null`.execute(tx);

/** A row that says of the only child of its name and age just what the batch's table said. */
const findAsBefore = (tx: Tx, one: ImportRow, among: Among) =>
  sql`with alone as materialized (
      select r.id, min(h.child_id::text)::uuid as child_id
      from import_rows r cross join unnest(r.child_hashes) u (hash)
        join child_hashes h on h.hash = u.hash and h.organizer_id = ${one.organizerId}
      where r.import_id = ${one.id} and r.standing = 'right' and r.child_id is null and r.child_told is null and ${among}
      group by r.id having count(distinct h.child_id) = 1),
    said as materialized (
      select distinct w.child_id, s.said_mark as mark from wishes w join wish_sources s on s.wish_id = w.id
      where w.batch_id = ${one.batchId}),
    same as (
      select alone.id, alone.child_id from alone join import_rows r on r.id = alone.id
        cross join unnest(r.said_marks) m (mark)
        left join said on said.child_id = alone.child_id and said.mark = m.mark
      group by alone.id, alone.child_id having count(*) = count(said.mark))
    update import_rows r set child_id = same.child_id from same where r.id = same.id`.execute(tx);

type Contested = {
  id: string;
  sheet: number;
  row: number;
  standing: string;
  childId: string | null;
  childTold: string | null;
  childHashes: Buffer[];
  saidMarks: Buffer[];
};

/** Rows that share name, county and birth year with a record or another row, with all such rows. */
async function contestedRows(tx: Tx, one: ImportRow, among: Among): Promise<Contested[]> {
  const { rows } = await sql<Contested>`
    with told as materialized (
      select r.id, h.hash, r.standing = 'right' and r.child_id is null and ${among} as open
      from import_rows r cross join unnest(r.child_hashes) h (hash)
      where r.import_id = ${one.id} and r.standing in ('right', 'imported') and r.sealed is not null),
    contested as (
      select told.hash from told
        left join child_hashes k on k.hash = told.hash and k.organizer_id = ${one.organizerId}
      group by told.hash having bool_or(told.open) and (count(distinct told.id) > 1 or count(k.child_id) > 0))
    select r.id, r.sheet, r.row, r.standing, r.child_id, r.child_told, r.child_hashes, r.said_marks
    from import_rows r where r.id in (select told.id from told join contested using (hash))
    order by r.sheet, r.row`.execute(tx);
  return rows;
}

const hex = (bytes: Buffer) => bytes.toString("hex");

/** The organizer's children of these rows' name and age, with every hash of theirs. */
async function hashesOfKnown(tx: Tx, one: ImportRow, rows: readonly Contested[]) {
  const { rows: known } = await sql<{ childId: string; hash: Buffer }>`
    select k.child_id, k.hash from child_hashes k where k.organizer_id = ${one.organizerId}
      and k.child_id in (select h.child_id from child_hashes h where h.organizer_id = ${one.organizerId}
        and h.hash in (select u from import_rows r cross join unnest(r.child_hashes) u
          where r.import_id = ${one.id} and r.standing in ('right', 'imported')))`.execute(tx);
  const asked = new Set(rows.flatMap(({ childHashes }) => childHashes.map(hex)));
  const own = new Set(rows.flatMap(({ childId }) => childId ?? []));
  const hashes = Map.groupBy(known, ({ childId }) => childId);
  const children = new Map<string, string[]>();
  for (const [childId, all] of hashes) {
    const told = all.map(({ hash }) => hex(hash));
    if (own.has(childId) || told.some((hash) => asked.has(hash))) children.set(childId, told);
  }
  for (const childId of own) if (!children.has(childId)) children.set(childId, []);
  return children;
}

/** Rows that share hashes, also by way of a record or of each other, stand in one group. */
function groupsOf(rows: readonly Contested[], known: ReadonlyMap<string, readonly string[]>) {
  const parent = new Map<string, string>();
  const rootOf = (hash: string): string => {
    const above = parent.get(hash) ?? hash;
    if (above === hash) return hash;
    const root = rootOf(above);
    parent.set(hash, root);
    return root;
  };
  const join = (hashes: readonly string[]) => {
    for (const hash of hashes) parent.set(rootOf(hash), rootOf(hashes[0]!));
  };
  for (const hashes of known.values()) join(hashes);
  for (const row of rows) join(row.childHashes.map(hex));
  return Map.groupBy(rows, ({ childHashes }) => rootOf(hex(childHashes[0]!))).values();
}

type Page = { groups: Contested[][]; known: ReadonlyMap<string, readonly string[]> };
type Opened = Paper & { row: Contested; read: ReadRow & { standing: "right" } };

async function settlePage(tools: Tools, one: ImportRow, staging: Staging, page: Page) {
  const { tx } = tools;
  if (page.groups.length === 0) return;
  const papers = await openPapers(tx, one, staging, page.groups.flat());
  const hashesHere = new Set(papers.flatMap(({ hashes }) => hashes));
  const idsHere = new Set(papers.flatMap(({ childId }) => childId ?? []));
  const ids = [...page.known].flatMap(([id, hashes]) =>
    idsHere.has(id) || hashes.some((hash) => hashesHere.has(hash)) ? [id] : [],
  );
  const before = Map.groupBy(await saidBefore(tx, one, ids), ({ childId }) => childId);
  const repeated = new Map<string, Set<string>>();
  const asBefore = new Set<string>();
  for (const paper of papers) {
    for (const id of ids) {
      if (!page.known.get(id)!.some((hash) => paper.hashes.includes(hash))) continue;
      const fields = repeatedFields(paper, before.get(id) ?? [], staging);
      repeated.set(`${id} ${paper.id}`, fields);
      if (tellingApart.every((field) => fields.has(field))) asBefore.add(`${id} ${paper.id}`);
    }
  }
  const asked = ids.filter((id) =>
    papers.some(
      (paper) =>
        paper.childId === null &&
        page.known.get(id)!.some((hash) => paper.hashes.includes(hash)) &&
        !asBefore.has(`${id} ${paper.id}`),
    ),
  );
  const records = await factsOf(tools, asked);
  const children = ids.map((id): Child => ({
    ...{ id, known: true, rows: [] },
    hashes: new Set(page.known.get(id)),
    facts: [records.get(id) ?? nothing],
    before: before.get(id) ?? [],
    repeats: (paper, field) => repeated.get(`${id} ${paper}`)?.has(field) ?? false,
    given: new Set(),
  }));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const told = page.groups.flatMap((group) => {
    const own = group.flatMap(({ id }) => byId.get(id) ?? []);
    const hashes = new Set(own.flatMap((paper) => paper.hashes));
    const settled = new Set(own.map(({ childId }) => childId));
    return foundOf(
      own,
      children.filter(
        (it) => settled.has(it.id) || [...it.hashes].some((hash) => hashes.has(hash)),
      ),
    );
  });
  await write(tx, told);
}

const nothing: Facts = { birth: "", school: "", guardianName: "", guardianPhone: "" };

async function openPapers(tx: Tx, one: ImportRow, { key }: Staging, rows: readonly Contested[]) {
  const sealed = await tx
    .selectFrom("importRows")
    .select(["id", "sealed"])
    .where("id", "=", sql<string>`any (${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  const bytes = new Map(sealed.map((row) => [row.id, row.sealed]));
  return rows.flatMap((row): Opened[] => {
    const own = bytes.get(row.id);
    const read = own && openRow(key, { importId: one.id, sheet: row.sheet, row: row.row }, own);
    if (!read || read.standing !== "right") return [];
    const { birth, school, guardianName, guardianPhone } = read.child;
    return [
      {
        ...{ id: row.id, row, read, childId: row.childId, told: row.childTold },
        hashes: row.childHashes.map(hex),
        facts: { birth: plainBirth(birth), school, guardianName, guardianPhone },
        said: row.saidMarks.map((mark, at) => ({
          mark: hex(mark),
          place: `${row.sheet}:${row.row}:${at + 1}`,
        })),
      },
    ];
  });
}

type Said = { childId: string; mark: string; place: string; fields: Buffer };

/** What a table said of these children's wishes in the batch. */
async function saidBefore(tx: Tx, one: ImportRow, childIds: readonly string[]): Promise<Said[]> {
  const rows = await tx
    .selectFrom("wishes as w")
    .innerJoin("wishSources as s", "s.wishId", "w.id")
    .select(["w.childId", "s.saidMark", "s.fieldMarks", "s.sheet", "s.row", "s.item"])
    .where("w.batchId", "=", one.batchId)
    .where("w.childId", "=", sql<string>`any (${childIds}::uuid[])`)
    .execute();
  return rows.map(({ childId, saidMark, fieldMarks, sheet, row, item }) => ({
    ...{ childId, mark: hex(saidMark), place: `${sheet}:${row}:${item}`, fields: fieldMarks },
  }));
}

/** In which columns a row says of its child just what a table said of this one before. */
function repeatedFields({ read }: Opened, before: readonly Said[], { marks }: Staging) {
  const [wish] = read.wishes;
  const fields = new Set<string>();
  for (const { fields: marked } of wish ? before : []) {
    const changed = marks.changed(marked, read.child, wish!);
    for (const field of tellingApart) if (!changed.includes(field)) fields.add(field);
  }
  return fields;
}

/** The records of children that a row is compared with; each leaves an audit row. */
async function factsOf({ tx, noteAll }: Tools, childIds: readonly string[]) {
  await noteAll(
    childIds.map((childId) => ({
      action: "imports.comparedChild",
      subjectType: "child",
      subjectId: childId,
      fields: [...compared],
      purpose: "correct_record",
    })),
  );
  const records = await openChildren(tx, childIds, compared);
  return new Map(
    [...records].map(([id, record]) => [
      id,
      { ...nothing, ...record, birth: plainBirth(record.birth ?? "") },
    ]),
  );
}
const compared = ["birth", "school", "guardianName", "guardianPhone"] as const;

type Told = {
  id: string;
  child_id: string | null;
  child_row: string | null;
  maybe: string[];
  unsure: boolean;
  beside: boolean;
};
const mostShown = 5;

function foundOf(papers: readonly Opened[], known: Child[]): Told[] {
  const { children, found } = tellChildren(papers, known);
  const apart = children.filter(({ known, rows }) => known || rows.length > 0).length > 1;
  const unsure = [...found.values()].filter(({ child }) => child === null);
  const beside = new Set(unsure.flatMap(({ maybe }) => maybe));
  return papers.flatMap((paper): Told[] => {
    if (paper.row.standing === "imported") return [];
    const { child, maybe } = found.get(paper.id) as Found;
    return [
      {
        id: paper.id,
        child_id: child?.known ? child.id : null,
        child_row: child && !child.known && apart ? child.id : null,
        maybe: maybe.slice(0, mostShown),
        unsure: child === null,
        beside: child !== null && !child.known && beside.has(child.id),
      },
    ];
  });
}

const write = (tx: Tx, told: readonly Told[]) =>
  sql`update import_rows r set child_id = v.child_id, child_row = v.child_row, maybe_children = v.maybe,
      doubles = case when v.beside then 'here' else r.doubles end,
      standing = case when v.unsure then 'refused' else r.standing end,
      change = case when v.unsure then null else r.change end,
      errors = case when v.unsure then r.errors || '{legalName:child_unsure}' else r.errors end
    from json_to_recordset(${JSON.stringify(told)}::json)
      as v (id uuid, child_id uuid, child_row uuid, maybe uuid[], unsure boolean, beside boolean)
    where r.id = v.id and r.standing = 'right'`.execute(tx);
