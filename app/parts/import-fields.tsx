import type { Column } from "~/domain/imports/columns";
import type { WireProblem } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { Answered, type Answer } from "~/ui/answer";
import { Field, TextArea } from "~/ui/field";
import { useColumnName } from "./import-said";

const long: ReadonlySet<Column> = new Set(["title", "words", "notes"]);

/** The columns of which something is wrong, in the order it is said. */
export const faultyColumns = (problems: WireProblem[]): Column[] => [
  ...new Set(
    problems.flatMap(({ level, column, code }) =>
      level === "error" && column && code !== "child_unsure" ? [column] : [],
    ),
  ),
];

type Values = Partial<Record<Column, string>>;
const nameOf = (column: string) => `values.${column}`;

/** What a row's fields are told: what is wrong with each, and what was typed when it was refused. */
const answerFor = (problems: WireProblem[], refused: Answer | undefined): Answer => ({
  errors: [
    ...(refused?.errors ?? []),
    ...problems.flatMap(({ column, code, level }) =>
      column && level === "error" ? [{ field: nameOf(column), code }] : [],
    ),
  ],
  typed: refused?.typed,
});

/** Cells of a row as fields, each with what is wrong with it. `of` tells rows of one page apart. */
export function RowFields({
  of,
  columns,
  values,
  problems,
  refused,
}: {
  of: string;
  columns: readonly Column[];
  values: Values;
  problems: WireProblem[];
  refused?: Answer;
}) {
  const hints = useHints();
  const columnName = useColumnName();
  return (
    <Answered answer={answerFor(problems, refused)} of={of}>
      {columns.map((column) => {
        const shared = {
          name: nameOf(column),
          label: columnName(column),
          hint: hints[column],
          value: values[column] ?? "",
          required: false,
          autoComplete: "off",
        };
        return long.has(column) ? (
          <TextArea key={column} {...shared} rows={2} />
        ) : (
          <Field key={column} {...shared} />
        );
      })}
    </Answered>
  );
}

function useHints(): Values {
  const { child, wish } = useText().drafts;
  return {
    birth: child.birthHint,
    notes: child.notesHint,
    title: wish.titleHint,
    words: wish.wordsHint,
    size: wish.sizeHint,
    alias: wish.aliasHint,
  };
}
