import type { RefusalFacts } from "~/platform/refusal";
import { sealText, unsealText } from "../privacy/seal.server";
import type { RawCell, RawCells, ReadRow, SheetLayout, SheetMapping } from "./reading/shapes";

/** What is known of a table besides its rows. */
export type TableFacts = {
  layouts: SheetLayout[];
  mapping?: SheetMapping[];
  defaults: { townshipCode?: string; price?: string };
  /** Facts for the sentence that tells why it failed. */
  about?: RefusalFacts;
};

type Place = { importId: string; sheet: number; row: number };

const rowContext = ({ importId, sheet, row }: Place) => `import_rows:${importId}:${sheet}:${row}`;
const tableContext = (importId: string) => `imports.layout:${importId}`;
const nameContext = (importId: string) => `imports.fileName:${importId}`;

/** Most cells are a text and nothing else; then the text stands for the cell. */
type Packed = (string | RawCell | null)[];
const packed = (cells: RawCells): Packed =>
  cells.map((cell) => (cell && !cell.was && !cell.from && !cell.lost ? cell.text : cell));
const unpacked = (cells: Packed): RawCells =>
  cells.map((cell) => (typeof cell === "string" ? { text: cell } : cell));

/** Seals a row for its own place in its own import. */
export const sealRow = (key: Buffer, importId: string, row: ReadRow): Buffer =>
  sealText(
    key,
    JSON.stringify({ ...row, raw: packed(row.raw) }),
    rowContext({ importId, sheet: row.sheet, row: row.row }),
  );

/** A staged row in clear. Whoever shows it to somebody leaves an audit row. */
export function openRow(key: Buffer, place: Place, sealed: Buffer): ReadRow {
  const row = JSON.parse(unsealText(key, sealed, rowContext(place))) as ReadRow & { raw: Packed };
  return { ...row, raw: unpacked(row.raw) };
}

export const sealTable = (key: Buffer, importId: string, facts: TableFacts): Buffer =>
  sealText(key, JSON.stringify(facts), tableContext(importId));
export const openTable = (key: Buffer, importId: string, sealed: Buffer): TableFacts =>
  JSON.parse(unsealText(key, sealed, tableContext(importId))) as TableFacts;

export const sealName = (key: Buffer, importId: string, name: string): Buffer =>
  sealText(key, name, nameContext(importId));
export const openName = (key: Buffer, importId: string, sealed: Buffer): string =>
  unsealText(key, sealed, nameContext(importId));

const habitsContext = (organizerId: string) => `import_habits:${organizerId}`;
export const sealHabits = (key: Buffer, organizerId: string, headings: object): Buffer =>
  sealText(key, JSON.stringify(headings), habitsContext(organizerId));
export const openHabits = (key: Buffer, organizerId: string, sealed: Buffer) =>
  JSON.parse(unsealText(key, sealed, habitsContext(organizerId))) as Record<string, never>;
