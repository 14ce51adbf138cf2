import { type RawSheet, readTable } from "~/domain/imports/reading/layout";
import type {
  RawCell,
  RawRow,
  ReadingContext,
  ReadingMessage,
  ReadRow,
} from "~/domain/imports/reading/shapes";

/** What understanding knows besides the file, on a day in November. */
export const readingContext: ReadingContext = {
  today: "2026-11-23",
  currency: "CNY",
  townships: [
    { code: "990101001", nameZh: "石桥乡", nameEn: "Shiqiao" },
    { code: "990101002", nameZh: "柳溪镇", nameEn: "Liuxi" },
  ],
  remembered: {},
  defaults: { townshipCode: "990101001" },
};

type Drawn = string | RawCell | null;

/** Rows as they are drawn: one text a row, its cells parted by |, or cells one by one. */
export const rowsOf = (drawn: readonly (string | readonly Drawn[])[]): RawRow[] =>
  drawn.map((row, at) => ({
    row: at + 1,
    cells: (typeof row === "string" ? row.split("|").map((text) => text.trim()) : row).map(
      (cell) => (typeof cell === "string" ? (cell ? { text: cell } : null) : cell),
    ),
  }));

/** A cell that is merged with the one above it or beside it. */
export const merged = (text: string): RawCell => ({ text, from: "merge" });

/** Everything that reading tells of some sheets, gathered. */
export function told(messages: Iterable<ReadingMessage>) {
  const all = [...messages];
  const rows = all.flatMap((one) => (one.kind === "rows" ? one.rows : []));
  const layouts = new Map(
    all.flatMap((one) => (one.kind === "sheet" ? [[one.layout.index, one.layout] as const] : [])),
  );
  const end = all.find((one) => one.kind === "end" || one.kind === "refused");
  return { all, rows, layouts: [...layouts.values()], end };
}

/** Reads one sheet that is drawn as text. */
export const readDrawn = (
  drawn: readonly (string | readonly Drawn[])[],
  context: Partial<ReadingContext> = {},
  sheet: Partial<RawSheet> = {},
) =>
  told(
    readTable([{ name: "Sheet1", rows: rowsOf(drawn), ...sheet }], {
      ...readingContext,
      ...context,
    }),
  );

/** "3 right", "4 note", "5 refused" */
export const standings = (rows: readonly ReadRow[]) =>
  rows.map((row) => `${row.row} ${row.standing === "skipped" ? row.reason : row.standing}`);

/** "legalName 姓名", by place. */
export const meanings = (layouts: ReturnType<typeof told>["layouts"], sheet = 0) =>
  layouts[sheet]?.columns.map(({ column, ignored, by }) =>
    [column ?? ignored ?? "–", ...(by === "heading" ? [] : [by ?? "nothing"])].join(" "),
  );
