import { columns, type Column, type IgnoredReason } from "~/domain/imports/columns";
import type { WireProblem, WireRow } from "~/domain/imports/shapes";
import { filled } from "~/i18n/filled";
import { useFormat, useLocale, useText } from "~/i18n/reader";
import { Folded } from "./folded";
import { useSentence } from "~/ui/answer";
import { Badge, type Tone } from "~/ui/badge";

/** A column's letter as a spreadsheet shows it: 0 is A, 26 is AA. */
export const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** Why a column was emptied before anybody saw it. */
export const neverKept: ReadonlySet<IgnoredReason> = new Set<IgnoredReason>([
  "id_number",
  "bank_card",
  "forbidden",
]);

/** What a column means, in the reader's language. */
export function useColumnName(): (column: Column) => string {
  const locale = useLocale();
  return (column) => columns[column][locale];
}

/** The sentence of what is wrong with a value, or how it was understood. */
export function useProblem(): (problem: WireProblem) => string {
  const { imports } = useText();
  const sentence = useSentence();
  return (problem) =>
    problem.level === "error" ? sentence(problem.code) : imports.warnings[problem.code];
}

const tones = {
  right: "open",
  refused: "fault",
  skipped: "stop",
  imported: "done",
  mended: "stop",
} as const satisfies Record<WireRow["standing"], Tone>;

/** What becomes of a row; of one that comes again, what it is to the batch. */
export function RowStandings({ row }: { row: Pick<WireRow, "standing" | "change" | "skipped"> }) {
  const { imports } = useText();
  const { standing, change, skipped } = row;
  if (skipped) return <Badge tone="stop">{imports.skips[skipped]}</Badge>;
  if (standing === "right" && change === "changed")
    return <Badge tone="way">{imports.change.changed}</Badge>;
  if (standing === "right" && change === "same")
    return <Badge tone="stop">{imports.change.same}</Badge>;
  return <Badge tone={tones[standing]}>{imports.standing[standing]}</Badge>;
}

type Remark = Pick<WireProblem, "column" | "level"> & { problems: WireProblem[] };

/** What is said, column by column, faults first. That no township is named stands at the child. */
function remarksOf({ problems, child, raw }: WireRow): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const problem of problems) {
    const { column, level, code } = problem;
    const placeless = level === "warning" && code === "township_unknown" && !raw.township?.text;
    if (placeless && child) continue;
    const key = `${level} ${column}`;
    const remark = remarks.get(key) ?? { column, level, problems: [] };
    remarks.set(key, { ...remark, problems: [...remark.problems, problem] });
  }
  const faulty = ({ level }: Remark) => (level === "error" ? 0 : 1);
  return [...remarks.values()].sort((one, other) => faulty(one) - faulty(other));
}

/** Everything that is said of a row: faults first, each with its column and what stood there. */
export function RowSaid({ row }: { row: WireRow }) {
  const { imports } = useText();
  const remarks = remarksOf(row);
  const doubles = row.standing === "skipped" ? null : row.doubles;
  if (!remarks.length && !doubles && !row.changedFields.length) return null;
  return (
    <ul className="said">
      {remarks.map((remark) => (
        <Said key={`${remark.level}-${remark.column}`} remark={remark} row={row} />
      ))}
      {doubles && <li className="said-look">{imports.doubles[doubles]}</li>}
      <Changes row={row} />
    </ul>
  );
}

function Said({ remark, row }: { remark: Remark; row: WireRow }) {
  const { common, imports } = useText();
  const columnName = useColumnName();
  const told = useProblem();
  const { column, level, problems } = remark;
  const cell = column ? row.raw[column] : undefined;
  return (
    <li className={level === "error" ? "said-fault" : "said-look"}>
      <span className="unseen">
        {(level === "error" ? imports.show.refused : imports.show.warned) + common.colon}
      </span>
      {column && (
        <b>
          {columnName(column)}
          {cell && <small> {filled(imports.list.letter, { letter: letterOf(cell.at) })}</small>}
          {common.colon}
        </b>
      )}
      {problems.map(told).join(level === "error" ? " " : common.pause)}
      {cell && (
        <span className="said-raw">
          {imports.list.raw}
          {common.colon}
          {cell.text ? <Folded text={cell.text} /> : imports.list.blank}
        </span>
      )}
    </li>
  );
}

function Changes({ row }: { row: WireRow }) {
  const { common, imports } = useText();
  const columnName = useColumnName();
  const told = useTold(row);
  return (
    <>
      {row.changedFields.map(({ field, was, now }) => (
        <li key={field} className="said-change">
          <b>{columnName(field) + common.colon}</b>
          <span className="unseen">{imports.list.was} </span>
          <del>{told(field, was)}</del> <span aria-hidden="true">→</span>{" "}
          <span className="unseen">{imports.list.now} </span>
          <ins>{told(field, now)}</ins>
        </li>
      ))}
    </>
  );
}

/** A value as the reader says it: a price in figures, a category by its name. */
function useTold(row: WireRow) {
  const { imports, wishes } = useText();
  const format = useFormat();
  const categories: Record<string, string> = wishes.category;
  const currency = row.wishes[0]?.price.currency;
  return (field: Column, text: string) => {
    if (!text) return imports.list.blank;
    if (field === "price" && currency) return format.money({ minor: text, currency });
    return field === "category" ? categories[text] : text;
  };
}
