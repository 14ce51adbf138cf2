import type { Import } from "~/domain/batches/import-batch.server";
import { columns } from "~/domain/batches/sheet-words";
import { refusals } from "~/i18n/refusals";
import { useLocale, useText } from "~/i18n/reader";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import { usePlaceName } from "./desk";

type Outcome = Pick<Import, "imported"> & {
  refused: Pick<Import["refused"][number], "row" | "reasons">[];
};

/** Every row of a sheet: what was understood of it, or why it was refused. No child's name is in it. */
export function ImportOutcome({ outcome, done }: { outcome: Outcome; done?: boolean }) {
  const { drafts } = useText();
  const words = drafts.import;
  const { imported, refused } = outcome;
  return (
    <>
      {refused.length > 0 && (
        <Section title={words.refused(refused.length)}>
          <RefusedTable rows={refused} />
        </Section>
      )}
      {imported.length > 0 && (
        <Section title={done ? words.imported(imported.length) : words.right(imported.length)}>
          <UnderstoodTable rows={imported} />
        </Section>
      )}
    </>
  );
}

function RefusedTable({ rows }: { rows: Outcome["refused"] }) {
  const words = useText().drafts.import;
  const { common } = useText();
  const locale = useLocale();
  return (
    <Table
      label={words.reasons}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: "row", head: words.row, numeric: true, main: true, cell: ({ row }) => row },
        {
          key: "reasons",
          head: words.reasons,
          cell: ({ reasons }) => (
            <ul>
              {reasons.map(({ column, code }) => (
                <li key={`${column}-${code}`}>
                  {column && <b>{columns[column][locale] + common.colon}</b>}
                  {refusals[code][locale]}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function UnderstoodTable({ rows }: { rows: Outcome["imported"] }) {
  const { drafts, organizer, wishes } = useText();
  const words = drafts.import;
  const placeName = usePlaceName();
  return (
    <Table
      label={organizer.batch.wishes}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: "row", head: words.row, numeric: true, cell: ({ row }) => row },
        { key: "number", head: words.number, numeric: true, cell: ({ number }) => number },
        {
          key: "thing",
          head: organizer.batch.thing,
          main: true,
          cell: ({ category, title, size }) =>
            [wishes.category[category], title, size].filter(Boolean).join(" · "),
        },
        {
          key: "alias",
          head: organizer.batch.alias,
          cell: ({ alias, known }) => (known ? `${alias} (${words.known})` : alias),
        },
        { key: "where", head: organizer.batch.where, cell: ({ township }) => placeName(township) },
        { key: "age", head: words.age, cell: ({ ageBand }) => wishes.ageBand[ageBand] },
        {
          key: "price",
          head: organizer.batch.price,
          numeric: true,
          cell: ({ price }) => <MoneyText value={price} />,
        },
      ]}
    />
  );
}
