import type { ReadingContext, ReadingMessage, ReadRow } from "~/domain/imports/reading/shapes";
import { warningCodes, type Problem, type ReadChild } from "~/domain/imports/reading/shapes";

/**
 * What reading a file must come to, each row as one line:
 * wishes   "3.1 shoes 运动鞋 · 38码 · 200 · 9-11 ! price_about" (row.item, kind, thing, size or –,
 *          price in whole units, age band, warnings in the order of their names);
 * refused  "4 price amount_malformed", one line for each reason;
 * skipped  "5 blank";  ignored  "C id_number".
 * From the second sheet on each line begins with the sheet's place: "2/3.1 …".
 */
export type Reading = {
  /** The whole file is refused; then nothing else is told. */
  refusal?: string;
  /** For each sheet its header row, or "–", and how many data rows it has: "1 + 4". */
  sheets?: string[];
  wishes?: string[];
  refused?: string[];
  skipped?: string[];
  ignored?: string[];
  /** The organizer is asked for the columns of some sheet. */
  unsure?: true;
  /** More of a child or a wish than a line tells, by row or by row and item. */
  more?: Record<string, Partial<ReadChild> & Record<string, unknown>>;
};

export type Case = {
  /** What it shows, as a sentence. */
  title: string;
  file: string;
  bytes: () => Uint8Array | Promise<Uint8Array>;
  reading: Reading;
  context?: Partial<ReadingContext>;
};

/** The county in which every sheet of the corpus was written, on its day. */
export const context: ReadingContext = {
  today: "2026-11-23",
  currency: "CNY",
  townships: [
    { code: "990101001", nameZh: "石桥乡", nameEn: "Shiqiao" },
    { code: "990101002", nameZh: "柳溪镇", nameEn: "Liuxi" },
  ],
  remembered: {},
  defaults: { townshipCode: "990101001" },
};

const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

const place = ({ sheet, row }: { sheet: number; row: number }) =>
  `${sheet > 0 ? `${sheet + 1}/` : ""}${row}`;

const isWarning = (problem: Problem) => "warning" in problem;
const warnings = (row: ReadRow) =>
  [...new Set(row.problems.flatMap((one) => ("warning" in one ? [one.warning] : [])))].sort();

function wishLines(row: ReadRow): string[] {
  if (row.standing !== "right") return [];
  return row.wishes.map(({ item, category, title, size, price }) => {
    const [from, to] = [price.min / 100, price.max / 100];
    const cost = from === to ? `${to}` : `${from}–${to}`;
    const told = warnings(row);
    return `${place(row)}.${item} ${category} ${title} · ${size || "–"} · ${cost} · ${row.child.ageBand}${told.length > 0 ? ` ! ${told.join(" ")}` : ""}`;
  });
}

/** All that a file told, and its reading in the lines of the corpus. */
export function readingOf(messages: readonly ReadingMessage[]) {
  const told = messages.flatMap((one) => (one.kind === "sheet" ? [one.layout] : []));
  // A sheet may be told again when more of its columns are known.
  const layouts = [...new Map(told.map((layout) => [layout.index, layout])).values()];
  const rows = messages.flatMap((one) => (one.kind === "rows" ? one.rows : []));
  const refusal = messages.flatMap((one) => (one.kind === "refused" ? [one.code] : []))[0];
  const rowsRead = messages.flatMap((one) => (one.kind === "end" ? [one.rowsRead] : []))[0];
  const reading = {
    refusal: refusal as string | undefined,
    sheets: layouts.map(
      ({ headerRow, index }) =>
        `${headerRow ?? "–"} + ${rows.filter(({ sheet }) => sheet === index).length}`,
    ),
    wishes: rows.flatMap(wishLines),
    refused: rows.flatMap((row) =>
      row.standing === "refused"
        ? row.problems.flatMap((one) =>
            "error" in one ? [`${place(row)} ${one.column ?? "–"} ${one.error}`] : [],
          )
        : [],
    ),
    skipped: rows.flatMap((row) =>
      row.standing === "skipped" ? [`${place(row)} ${row.reason}`] : [],
    ),
    ignored: layouts.flatMap(({ index, columns }) =>
      columns.flatMap(({ at, ignored }) =>
        ignored ? [`${index > 0 ? `${index + 1}/` : ""}${letters(at)} ${ignored}`] : [],
      ),
    ),
    unsure: layouts.some(({ unsure }) => unsure) || undefined,
  };
  return { reading, rows, layouts, rowsRead };
}

/** What `more` asks for, taken from the rows that were read. */
export function moreOf(rows: readonly ReadRow[], wanted: NonNullable<Reading["more"]>) {
  return Object.fromEntries(
    Object.entries(wanted).map(([key, fields]) => {
      const [where, item] = key.split(".");
      const row = rows.find((one) => place(one) === where);
      if (row?.standing !== "right") return [key, row?.standing];
      const wish = row.wishes.find((one) => String(one.item) === item);
      const all: Record<string, unknown> = {
        ...row.child,
        ...wish,
        consent: row.consent,
        token: row.token,
      };
      return [key, Object.fromEntries(Object.keys(fields).map((field) => [field, all[field]]))];
    }),
  );
}

/** Every row has a standing of its own, told once; what is refused says why, what is right doesn't. */
export function lawsBroken(rows: readonly ReadRow[], rowsRead: number | undefined): string[] {
  const of = (standing: ReadRow["standing"]) => rows.filter((one) => one.standing === standing);
  const told = [of("right"), of("refused"), of("skipped")].map(({ length }) => length);
  const places = new Set(rows.map(place));
  const known: ReadonlySet<string> = new Set(warningCodes);
  return [
    told.reduce((sum, count) => sum + count, 0) === rowsRead
      ? ""
      : `${rowsRead} rows read, ${told.join(" + ")} told`,
    places.size === rows.length ? "" : "a row is told twice",
    of("refused").every(({ problems }) => problems.some((one) => !isWarning(one)))
      ? ""
      : "a refusal without a reason",
    of("right").every(({ problems }) => problems.every(isWarning)) ? "" : "right, with an error",
    of("right").every((one) => one.standing === "right" && one.wishes.length > 0)
      ? ""
      : "right, without a wish",
    rows.every(({ problems }) =>
      problems.every((one) => !("warning" in one) || known.has(one.warning)),
    )
      ? ""
      : "an unknown warning",
  ].filter(Boolean);
}
