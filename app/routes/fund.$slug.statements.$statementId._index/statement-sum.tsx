import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { standings } from "~/domain/funds/statement/life";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import type { loader } from "./route";

type Statement = SerializeFrom<typeof loader>;

/** Where every line of the file went, what will be booked, who did what, and how the columns were read. */
export function StatementSum({ statement }: { statement: Statement }) {
  const { common, statements } = useText();
  const { one, columnNames } = statements;
  const { number } = useFormat();
  const { rowsRead, rowsAbove, counts, books, sum, uploaded, sent, decided, columns } = statement;
  const parts = standings.flatMap((standing) =>
    counts[standing] > 0 ? one.counts[standing](counts[standing]) : [],
  );
  const booked = { done: number(books.booked), all: number(books.lines) };
  return (
    <>
      <p className="lead">
        {filled(one.sums, { total: one.sum(rowsRead), parts: parts.join(common.comma) })}
        {rowsAbove > 0 && <small className="flow-note">{one.above(rowsAbove)}</small>}
      </p>
      <Facts
        items={[
          {
            label: statement.state === "booked" ? one.booking : one.books,
            value: (
              <>
                <MoneyText value={sum} exact />{" "}
                {statement.state === "approved"
                  ? filled(one.bookedOf, booked)
                  : one.gifts(books.lines)}
              </>
            ),
          },
          {
            label: statements.bring.way,
            value:
              statements.bring.ways[
                statement.heldAt === "elsewhere"
                  ? "at_platform"
                  : statement.way === "elsewhere"
                    ? "elsewhere"
                    : "transfer"
              ],
          },
          { label: one.uploaded, value: <By {...uploaded} /> },
          ...(sent ? [{ label: one.sent, value: <By {...sent} /> }] : []),
          ...(decided ? [{ label: one.decided, value: <By {...decided} /> }] : []),
          ...(columns.length > 0
            ? [
                {
                  label: one.read,
                  value: columns.map(({ column, heading }, place) => (
                    <span key={column + place} className="inline-block pe-4">
                      <span translate="no">{heading}</span> → {columnNames[column]}
                    </span>
                  )),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

const By = ({ at, by }: { at: string; by: string }) => (
  <>
    <Day at={at} as="dayTime" /> {by}
  </>
);
