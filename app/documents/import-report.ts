import type { Column } from "~/domain/imports/columns";
import type { ReadRow, ReadWish, SheetColumn, SheetLayout } from "~/domain/imports/reading/shapes";
import { looksLikeName } from "~/domain/imports/reading/contents";
import { meaningOf } from "~/domain/imports/reading/headings";
import type { RehearsedRow } from "~/domain/imports/rehearse-import.server";
import type { RowChange, WireProblem } from "~/domain/imports/shapes";
import { findsIn } from "~/domain/privacy/finds";
import { refusals } from "~/i18n/refusals";

type Refused = Extract<WireProblem, { level: "error" }>;

export type ImportReport = {
  file: string;
  rowsRead: number;
  sheets: { name: string; headerRow: number | null; rows: number }[];
  wishes: {
    sheet: string;
    row: number;
    item: number;
    category: string;
    size: string;
    /** In the currency's whole unit: yuan, not fen. */
    price: { min: number; max: number; currency: string };
    ageBand: string;
    warnings: string[];
  }[];
  /** A row's place; no place where the file as a whole is refused. */
  refused: {
    sheet: string | null;
    row: number | null;
    column: Column | null;
    code: Refused["code"];
    message: string;
  }[];
  ignoredColumns: { sheet: string; column: string; code: string }[];
  skipped: { sheet: string; row: number; code: string }[];
  changes: Record<RowChange, number>;
};

type Read = {
  file: string;
  rowsRead: number;
  layouts: readonly SheetLayout[];
  rows: readonly ReadRow[];
  /** What each row came to beside the batch's own. */
  rehearsed: readonly RehearsedRow[];
  /** Minor units in one whole unit of the currency. */
  minorUnits: number;
};

/** The same object, of a file that is refused as a whole. */
export const refusedReport = (file: string, code: keyof typeof refusals): ImportReport => ({
  file: isTelling(file) ? "" : file,
  rowsRead: 0,
  sheets: [],
  wishes: [],
  refused: [{ sheet: null, row: null, column: null, code, message: refusals[code].en }],
  ignoredColumns: [],
  skipped: [],
  changes: { new: 0, same: 0, changed: 0 },
});

/** Everything that reading a table came to, without a word that could name a child. */
export function importReport({ file, rowsRead, layouts, rows, rehearsed, minorUnits }: Read) {
  const names = new Set(
    rows.flatMap((row) => (row.standing === "right" ? [row.child.legalName] : [])),
  );
  const telling = (text: string) => [...names].some((name) => text.includes(name));
  const sheetNames = new Map(
    layouts.map(({ index, name }) => [index, telling(name) ? `${index + 1}` : name]),
  );
  const sheetOf = ({ sheet }: { sheet: number }) => sheetNames.get(sheet) ?? `${sheet + 1}`;
  const compared = new Map(rehearsed.map((one) => [`${one.sheet}:${one.row}`, one]));
  const counted = new Map<number, number>();

  const report: ImportReport = {
    file: telling(file) ? "" : file,
    rowsRead,
    sheets: [],
    wishes: [],
    refused: [],
    ignoredColumns: layouts.flatMap((layout) =>
      layout.columns.flatMap((column) =>
        column.ignored
          ? [
              {
                sheet: sheetOf({ sheet: layout.index }),
                column: headingOf(column, telling),
                code: column.ignored,
              },
            ]
          : [],
      ),
    ),
    skipped: [],
    changes: { new: 0, same: 0, changed: 0 },
  };
  for (const row of rows) {
    counted.set(row.sheet, (counted.get(row.sheet) ?? 0) + 1);
    const at = { sheet: sheetOf(row), row: row.row };
    if (row.standing === "skipped") {
      report.skipped.push({ ...at, code: row.reason });
      continue;
    }
    const { problems = [], change = null } = compared.get(`${row.sheet}:${row.row}`) ?? {};
    const errors = problems.filter((one): one is Refused => one.level === "error");
    if (errors.length > 0) {
      for (const { column, code } of errors)
        report.refused.push({ ...at, column, code, message: refusals[code].en });
      continue;
    }
    if (row.standing === "refused") continue;
    report.changes[change ?? "new"] += 1;
    const warnings = problems.filter(({ level }) => level === "warning").map(({ code }) => code);
    for (const wish of row.wishes)
      report.wishes.push({
        ...at,
        item: wish.item,
        category: wish.category,
        size: sizeOf(wish, row.child),
        price: {
          min: wish.price.min / minorUnits,
          max: wish.price.max / minorUnits,
          currency: wish.price.currency,
        },
        ageBand: row.child.ageBand,
        warnings: [...new Set(warnings)],
      });
  }
  report.sheets = layouts.map(({ index, headerRow }) => ({
    name: sheetOf({ sheet: index }),
    headerRow,
    rows: counted.get(index) ?? 0,
  }));
  return report;
}

/** A size that was kept as it was written may hold whose it is. */
function sizeOf({ size }: ReadWish, child: { legalName: string; guardianName: string }): string {
  const names = [child.legalName, child.guardianName].filter(Boolean);
  return findsIn(size, { names }).length > 0 ? "" : size;
}

/** A column by its heading, or by its letter where that says nothing that may be told. */
function headingOf({ heading, at }: SheetColumn, telling: (text: string) => boolean): string {
  const tellsNobody = heading !== "" && !telling(heading) && findsIn(heading).length === 0;
  return tellsNobody && (meaningOf(heading) || !isTelling(heading)) ? heading : letterOf(at);
}

/** Whether a text that we don't know holds what may be somebody's name or number. */
const isTelling = (text: string) =>
  /\d{4}/.test(text.normalize("NFKC")) ||
  text.split(/[^\p{Script=Han}·•・]+/u).some((part) => part.length < 5 && looksLikeName(part)) ||
  /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(text);

const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** The same for a person at a terminal: the sum first, then what should be looked at. */
export function importSummary(report: ImportReport): string {
  const { file, rowsRead, sheets, wishes, refused, skipped, ignoredColumns, changes } = report;
  const right = changes.new + changes.same + changes.changed;
  const placed = ({ sheet, row }: { sheet: string | null; row: number | null }) =>
    sheets.length > 1 ? `${sheet}, row ${row}` : `row ${row}`;
  const refusedRows = rowsRead - right - skipped.length;
  return [
    `${file}: ${rowsRead} rows read = ${right} right + ${refusedRows} refused + ${skipped.length} skipped`,
    `${wishes.length} wishes; rows: ${changes.new} new, ${changes.changed} changed, ${changes.same} the same as before`,
    ...ignoredColumns.map(
      ({ sheet, column, code }) =>
        `Left out: column ${column} (${code})${sheets.length > 1 ? ` of ${sheet}` : ""}`,
    ),
    ...[...Map.groupBy(skipped, ({ code }) => code)].map(
      ([code, all]) => `Skipped: ${all.length} × ${code}`,
    ),
    ...refused
      .slice(0, mostTold)
      .map(
        (one) => `Refused: ${placed(one)}${one.column ? `, ${one.column}` : ""}: ${one.message}`,
      ),
    ...(refused.length > mostTold ? [`… and ${refused.length - mostTold} more.`] : []),
  ].join("\n");
}

const mostTold = 50;
