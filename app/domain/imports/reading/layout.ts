import { neededColumns } from "../columns";
import { cleanse } from "./cleanse";
import { columnsOf, findHeader, type Header, headsOf, isUnsure, windowOfRows } from "./header";
import { isBlank, judge, placesOf } from "./judge";
import type {
  RawRow,
  ReadRow,
  ReadingContext,
  ReadingMessage,
  SheetColumn,
  SheetLayout,
  SheetMapping,
  SkipReason,
} from "./shapes";
import { bySheetName } from "./sheet-name";
import { teller, unspread } from "./tell-rows";

export { plainHeading } from "./headings";

/** A sheet as the file has it; rows may leave out blank ones, their numbers tell. */
export type RawSheet = {
  /** Its place in the workbook, where not all of its sheets are given. */
  index?: number;
  name: string;
  hidden?: boolean;
  rows: Iterable<RawRow>;
  /** What it was taken for before; it holds unless the context has a mapping. */
  layout?: SheetLayout;
};

/** Longer runs of blank rows are not told row by row: there is no table around them. */
const longestGap = 1_000;
const batch = 200;

/** A sheet of which the first rows have been looked at. */
type Opened = {
  index: number;
  name: string;
  hidden: boolean;
  /** The first rows that hold something, and all that come after them. */
  first: RawRow[];
  rest: Iterator<RawRow>;
  header: Header | null;
  mapping: SheetMapping | undefined;
  before: SheetLayout | undefined;
};

function open(sheet: RawSheet, place: number, context: ReadingContext): Opened {
  const index = sheet.index ?? place;
  const rest = sheet.rows[Symbol.iterator]();
  const first: RawRow[] = [];
  while (first.length < windowOfRows) {
    const { done, value } = rest.next();
    if (done) break;
    if (!isBlank(value)) first.push(value);
  }
  const mapping = context.mapping?.find((one) => one.sheet === index);
  const before = mapping ? undefined : sheet.layout;
  const header = headerOf(first, { row: mapping?.headerRow ?? before?.headerRow, context });
  return {
    index,
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    first,
    rest,
    header,
    mapping,
    before,
  };
}

function headerOf(
  first: readonly RawRow[],
  { row, context }: { row: number | null | undefined; context: ReadingContext },
): Header | null {
  const found = findHeader(first, context);
  if (row === undefined || row === found?.to) return found;
  const told = first.find((one) => one.row === row);
  return told ? { from: told.row, to: told.row, heads: headsOf(told) } : null;
}

/**
 * Reads tables as people write them: finds the header of each sheet and what its columns are, passes
 * over what is plainly no child (and says so), fills what is written once for several rows, and has
 * each row understood. Every row below a header is told exactly once. What a row may not keep never
 * gets out of here.
 */
export function* readTable(
  sheets: Iterable<RawSheet>,
  context: ReadingContext,
): Generator<ReadingMessage> {
  const opened = [...sheets].map((sheet, place) => open(sheet, place, context));
  const someHeader = opened.some(
    ({ header, hidden, mapping }) => !hidden && (header !== null || mapping !== undefined),
  );
  const someMapped = opened.some(({ mapping }) => mapping !== undefined && holdsChildren(mapping));
  const several = opened.length > 1;
  let rowsRead = 0;
  let empty = true;
  for (const sheet of opened) {
    for (const message of tellSheet(sheet, { context, someHeader, someMapped, several })) {
      if (message.kind === "rows") {
        rowsRead += message.rows.length;
        empty &&= message.rows.every((row) => row.standing === "skipped" && row.reason === "blank");
      }
      yield message;
    }
  }
  yield empty ? { kind: "refused", code: "sheet_empty" } : { kind: "end", rowsRead };
}

type About = {
  context: ReadingContext;
  someHeader: boolean;
  /** The organizer said of some sheet that it holds children. */
  someMapped: boolean;
  several: boolean;
};

const holdsChildren = ({ columns }: SheetMapping) =>
  Object.values(columns).some((column) => column !== null && neededColumns.includes(column));

function* tellSheet(sheet: Opened, about: About): Generator<ReadingMessage> {
  const { header, first, mapping, before } = sheet;
  const { context } = about;
  const to = header?.to ?? mapping?.headerRow ?? before?.headerRow ?? 0;
  const sample = first.filter(({ row }) => row > to).map(unspread);
  const columns = before?.columns ?? columnsOf(header?.heads ?? [], sample, context, mapping);
  const headless = header === null && mapping === undefined;
  const passed = passedOver(sheet, { headless, columns, ...about });
  const said =
    headless || passed || before ? null : saidElsewhere(sheet, columns, { sample, ...about });
  if (said) columns.push({ at: said.at, heading: "", column: said.column, by: "content" });

  const above = first.filter(({ row }) => row <= to).map((row) => cleanse(row, []));
  const layout: SheetLayout = {
    index: sheet.index,
    name: sheet.name,
    headerRow: header?.to ?? null,
    columns,
    above,
    unsure: passed === null && (headless ? first.length > 0 : isUnsure(columns)),
  };
  yield { kind: "sheet", layout };

  const appended = said?.text ? { at: said.at, text: said.text } : null;
  const rows = teller(layout, { context, sample, passed, headless, appended });
  let latest = layout;
  let told: ReadRow[] = [];
  for (const row of rowsBelow(sheet, to)) {
    told.push(rows.tell(row));
    if (told.length >= batch) {
      yield { kind: "rows", rows: told };
      told = [];
    }
    if (rows.layout() === latest) continue;
    latest = rows.layout();
    yield { kind: "sheet", layout: latest };
  }
  if (told.length > 0) yield { kind: "rows", rows: told };
}

/** Why nothing of a sheet is looked at: it is hidden, or remarks beside the table. */
function passedOver(
  { hidden, mapping }: Opened,
  about: About & { headless: boolean; columns: readonly SheetColumn[] },
): SkipReason | null {
  if (hidden) return "sheet_hidden";
  if (mapping && about.someMapped && !holdsChildren(mapping)) return "sheet_without_header";
  if (!about.headless || !about.someHeader) return null;
  const has = (...wanted: string[]) =>
    about.columns.some(({ column }) => column !== null && wanted.includes(column));
  const children = has("legalName") && has("title", "birth", "guardianPhone", "price");
  return children ? null : "sheet_without_header";
}

/** What the sheet's name or the headings between its rows say of the rows, in a column put behind. */
function saidElsewhere(
  { name, mapping }: Opened,
  columns: readonly SheetColumn[],
  { sample, several }: About & { sample: readonly RawRow[] },
) {
  const widths = sample.map(({ cells }) => cells.length);
  const at = Math.max(0, ...columns.map((one) => one.at + 1), ...widths);
  const named = bySheetName(name, columns, several && !mapping);
  if (named) return { at, ...named };
  const places = placesOf(columns);
  const section = sample.map((row) => judge(row, places)).find(({ is }) => is === "section");
  if (section?.is !== "section" || columns.some(({ column }) => column === section.column))
    return null;
  return { at, column: section.column, text: "" };
}

/** The rows below the header to the last one that holds something, with the blank ones between. */
function* rowsBelow(sheet: Opened, header: number): Generator<RawRow> {
  let next = header + 1;
  let begun = header > 0;
  for (const row of allRows(sheet)) {
    if (row.row <= header || isBlank(row)) continue;
    if (begun && row.row - next <= longestGap)
      for (let gap = next; gap < row.row; gap += 1) yield { row: gap, cells: [] };
    begun = true;
    next = row.row + 1;
    yield row;
  }
}

function* allRows({ first, rest }: Opened) {
  yield* first;
  yield* { [Symbol.iterator]: () => rest };
}
