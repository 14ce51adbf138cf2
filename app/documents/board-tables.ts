import { localOf } from "~/domain/batches/times";
import type { boardTable } from "~/domain/claims/board.server";
import type { exportRecords } from "~/domain/claims/export-records.server";
import { wordsOf, type Locale } from "~/i18n/words";
import { tableFile, type Cell, type TableFormat } from "./table-file";

type BoardRow = Awaited<ReturnType<typeof boardTable.read>>[number];
type Records = Awaited<ReturnType<typeof exportRecords.handle>>;

const nameIn = (locale: Locale, place: { nameZh: string; nameEn: string } | null) =>
  place ? (locale === "en" ? place.nameEn : place.nameZh) : "";

/** The columns of a board's table in one language; none of them tells whose a wish or a claim is. */
function boardColumns(locale: Locale): [heading: string, cell: (row: BoardRow) => Cell][] {
  const { board, wishes } = wordsOf(locale);
  const { columns, kinds } = board;
  const own = board.export.columns;
  const on = (at: string | null | undefined, { timeZone }: BoardRow) =>
    at ? localOf(new Date(at), timeZone).slice(0, 10) : "";
  return [
    [columns.number, ({ number }) => number],
    [own.category, ({ category }) => wishes.category[category]],
    [columns.thing, ({ title }) => title],
    [own.size, ({ size }) => size],
    [own.colour, ({ colour }) => colour],
    [own.style, ({ style }) => style],
    [columns.price, ({ amount }) => Number(amount)],
    [own.currency, ({ price }) => price.currency],
    [columns.alias, ({ alias }) => alias],
    [own.words, ({ words }) => words],
    [own.ageBand, ({ ageBand }) => (ageBand ? wishes.ageBand[ageBand] : "")],
    [own.place, ({ place }) => nameIn(locale, place)],
    [columns.state, ({ step }) => board.steps[step]],
    [board.steps.hidden, ({ hidden }) => (hidden ? own.yes : "")],
    [own.claimant, ({ claim }) => (claim ? kinds[claim.kind] : "")],
    [own.business, ({ claim }) => claim?.business ?? ""],
    [own.way, ({ claim }) => (claim?.way ? own[claim.way] : "")],
    [own.due, (row) => on(row.claim?.due, row)],
    [own.late, ({ late }) => (late ? own.yes : "")],
    [own.sent, (row) => on(row.sentAt, row)],
    [own.received, (row) => on(row.receivedAt, row)],
    [own.delivered, (row) => on(row.deliveredAt, row)],
    [own.confirmed, (row) => on(row.confirmedAt, row)],
  ];
}

async function* cellsOf<Row>(
  parts: AsyncIterable<readonly Row[]>,
  columns: readonly [string, (row: Row) => Cell][],
) {
  for await (const rows of parts) yield rows.map((row) => columns.map(([, cell]) => cell(row)));
}

/** The board as a table for who wants to go on with it elsewhere. */
export function boardFile(
  locale: Locale,
  format: TableFormat,
  { slug, parts }: { slug: string; parts: AsyncIterable<readonly BoardRow[]> },
): Response {
  const columns = boardColumns(locale);
  return tableFile(format, {
    name: `wishes-${slug}`,
    sheet: wordsOf(locale).board.label,
    head: columns.map(([heading]) => heading),
    parts: cellsOf(parts, columns),
  });
}

/** The list with the children's names, as far as its purpose needs them. */
export function recordsFile(
  locale: Locale,
  format: TableFormat,
  { slug, fields, rows }: Records,
): Response {
  const { board, consents } = wordsOf(locale);
  type Row = Records["rows"][number];
  const columns: [string, (row: Row) => Cell][] = [
    [board.columns.number, ({ number }) => number],
    [board.columns.thing, ({ title }) => title],
    [board.export.columns.size, ({ size }) => size],
    [board.columns.alias, ({ alias }) => alias],
    [board.columns.state, ({ step }) => board.steps[step]],
    [board.export.columns.township, (row) => nameIn(locale, row)],
    ...fields.map((field): [string, (row: Row) => Cell] => [
      consents.look.fields[field],
      ({ record }) => record[field] ?? "",
    ]),
  ];
  return tableFile(format, {
    name: `children-${slug}`,
    sheet: board.export.records,
    head: columns.map(([heading]) => heading),
    parts: cellsOf(inOne(rows), columns),
  });
}

async function* inOne<Row>(rows: readonly Row[]) {
  yield rows;
}
