import type { Selectable } from "kysely";
import type { ImportRows } from "../../../db/schema";
import type { Tx } from "~/platform/db.server";
import type { RefusalCode } from "~/platform/refusal";
import type { Handling } from "../door.server";
import { sealedFields } from "../privacy/input";
import { openChildren, type ChildRecord } from "../privacy/rows.server";
import type { Category } from "../wishes/input";
import type { Column } from "./columns";
import { recordValue } from "./compare-known.server";
import { childValues, isChildField, wishValues } from "./marks.server";
import { isAsked, openOthers, othersOf } from "./other-children.server";
import type { ReadRow, ReadWish, SheetLayout, WarningCode } from "./reading/shapes";
import { undirected } from "./reading/text";
import type { ImportRow } from "./rows.server";
import type { Opened } from "./opened.server";
import { openRow } from "./sealing.server";
import type {
  ChildField,
  Double,
  WireCell,
  WireProblem,
  WireRow,
  WireWish,
  WishField,
} from "./shapes";

export type StoredRow = Selectable<ImportRows>;

/** Codes of a row as they are kept, by column, read back. */
export function problemsOf({
  errors,
  warnings,
}: Pick<StoredRow, "errors" | "warnings">): WireProblem[] {
  const parts = (told: string) => {
    const [column, code] = told.split(":") as [Column | "", string];
    return { column: column || null, code };
  };
  return [
    ...errors.map(parts).map(({ column, code }) => ({
      column,
      level: "error" as const,
      code: code as RefusalCode,
    })),
    ...warnings.map(parts).map(({ column, code }) => ({
      column,
      level: "warning" as const,
      code: code as WarningCode,
    })),
  ];
}

/** Cells of a row by what their columns mean, as the file had them. */
export function rawOf(
  cells: ReadRow["raw"],
  columns: SheetLayout["columns"],
): Partial<Record<Column, WireCell>> {
  const known = columns.flatMap(({ at, column }) => {
    const text = cells[at]?.text;
    return column && text ? [[column, { text: undirected(text), at }] as const] : [];
  });
  return Object.fromEntries(known.reverse());
}

/**
 * Staged rows in clear for who keeps the records. Each leaves an audit row with the purpose: of its
 * child where the child is known, else of the row.
 */
export async function wireRows(
  { tx, noteAll }: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  { key, facts }: Opened,
  rows: readonly StoredRow[],
  { everyOther = false } = {},
): Promise<WireRow[]> {
  const opened = rows.map((row) => ({
    row,
    read: row.sealed ? openRow(key, { ...row, importId: one.id }, row.sealed) : null,
  }));
  await noteAll(
    opened.flatMap(({ row, read }) =>
      read && read.standing !== "skipped"
        ? [
            {
              action: "imports.lookedAtRow",
              subjectType: row.childId ? "child" : "import_row",
              subjectId: row.childId ?? row.id,
              purpose: "record_child",
            },
          ]
        : [],
    ),
  );
  const before = await beforeOf(tx, rows);
  const asked = rows.filter((row) => everyOther || isAsked(row));
  const others = await openOthers({ tx, noteAll }, one, key, asked);
  const places = await placesOf(
    tx,
    opened.flatMap(({ read }) =>
      read?.standing === "right" && read.child.townshipCode ? [read.child.townshipCode] : [],
    ),
  );
  return opened.map(({ row, read }) => {
    const layout = facts.layouts.find(({ index }) => index === row.sheet);
    const right = read?.standing === "right" ? read : null;
    return {
      id: row.id,
      sheet: row.sheet,
      sheetName: undirected(layout?.name ?? ""),
      row: row.row,
      standing: row.standing,
      skipped: read?.standing === "skipped" ? read.reason : null,
      change: row.change,
      changedFields: right ? changesOf(row, right, before) : [],
      problems: problemsOf(row),
      raw: rawOf(read?.raw ?? [], layout?.columns ?? []),
      child: right && {
        ...right.child,
        birthYears: undefined,
        townshipCode: undefined,
        township: places.get(right.child.townshipCode ?? "") ?? null,
      },
      wishes: right?.wishes.map((wish, at) => wireWish(wish, row.wishIds[at] ?? null)) ?? [],
      consent: right?.consent ?? null,
      doubles: row.doubles as Double | null,
      others: asked.includes(row) ? othersOf(row).flatMap((id) => others.get(id) ?? []) : [],
      told: row.childTold ? (row.childTold === row.id ? "another" : "same") : null,
      wishIds: row.wishIds.filter(Boolean),
    };
  });
}

const wireWish = ({ price, ...wish }: ReadWish, wishId: string | null): WireWish => ({
  ...wish,
  category: wish.category as Category,
  price: { min: String(price.min), max: String(price.max), currency: price.currency },
  wishId,
});

async function placesOf(tx: Tx, codes: readonly string[]) {
  const rows =
    codes.length === 0
      ? []
      : await tx
          .selectFrom("places")
          .select(["code", "nameZh", "nameEn"])
          .where("code", "in", [...new Set(codes)])
          .execute();
  return new Map(rows.map((place) => [place.code, place]));
}

type Before = {
  wishes: Map<string, Record<WishField, string>>;
  children: Map<string, { record: ChildRecord; townshipCode: string }>;
};

/** What stands now of the wishes and children that these rows would change. */
async function beforeOf(tx: Tx, rows: readonly StoredRow[]): Promise<Before> {
  const changed = rows.filter(({ changed }) => changed.length > 0);
  const wishIds = changed.flatMap((row) => row.wishIds.filter(Boolean));
  const childIds = changed.flatMap(({ childId }) => childId ?? []);
  const wishes =
    wishIds.length === 0
      ? []
      : await tx.selectFrom("wishes").selectAll().where("id", "in", wishIds).execute();
  const children =
    childIds.length === 0
      ? []
      : await tx
          .selectFrom("children")
          .select(["id", "townshipCode"])
          .where("id", "in", childIds)
          .execute();
  const records = await openChildren(tx, childIds, sealedFields);
  return {
    wishes: new Map(
      wishes.map(({ id, title, category, words, size, colour, style, alias, priceMinor }) => [
        id,
        { title, category, words, size, colour, style, alias, price: String(priceMinor) },
      ]),
    ),
    children: new Map(
      children.map(({ id, townshipCode }) => [id, { townshipCode, record: records.get(id) ?? {} }]),
    ),
  };
}

/** Column by column: what stands, and what the table says now. */
function changesOf(
  row: StoredRow,
  read: ReadRow & { standing: "right" },
  before: Before,
): WireRow["changedFields"] {
  const child = before.children.get(row.childId ?? "");
  const said = childValues(read.child);
  const fields = row.changed as (ChildField | WishField)[];
  return fields.flatMap((field): WireRow["changedFields"] => {
    if (isChildField(field)) {
      const was = child ? recordValue(field, child.record, child.townshipCode) : "";
      return [{ field, was, now: said[field] }];
    }
    return read.wishes.flatMap((wish, at) => {
      const was = before.wishes.get(row.wishIds[at] ?? "")?.[field];
      const now = wishValues(wish)[field];
      return was !== undefined && was !== now && now !== "" ? [{ field, was, now }] : [];
    });
  });
}
