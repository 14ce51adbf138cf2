import type { SerializeFrom } from "@remix-run/node";
import { standings } from "~/domain/funds/statement/life";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { LineFrom, LineIs } from "~/parts/statement-line";
import { SettleForm } from "~/parts/settle-form";
import { Empty } from "~/ui/empty";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import type { loader } from "./route";

/** The lines of a statement, by how they stand and page by page; each has its address, and its form. */
export function WorkList({ statement }: { statement: SerializeFrom<typeof loader> }) {
  const { one, line: text } = useText().statements;
  const format = useFormat();
  const { id, slug, show, after, lines, next, counts, can, rowsRead } = statement;
  const here = `/fund/${slug}/statements/${id}`;
  const at = (which: string, from = 0) =>
    `${here}?show=${which}${from > 0 ? `&after=${from}` : ""}#lines`;
  const tabs = (["all", ...standings] as const).map((which) => ({
    to: at(which),
    label: one.shows[which],
    count: which === "all" ? rowsRead : counts[which],
    current: which === show,
  }));
  return (
    <Section title={one.show} id="lines">
      <Tabs label={one.show} items={tabs.filter(({ count, current }) => count > 0 || current)} />
      {lines.length === 0 ? (
        <Empty title={can.send && show === "decide" ? one.allDecided : one.nothing}>
          {one.nothingWhy}
        </Empty>
      ) : (
        <Table
          label={one.show}
          rows={lines}
          rowKey={(line) => line.id}
          columns={[
            {
              key: "day",
              head: text.day,
              main: true,
              cell: ({ number, day }) => (
                <>
                  {day && format.day(`${day}T04:00:00.000Z`)}
                  <small className="flow-note">
                    {filled(text.title, { number: String(number) })}
                  </small>
                </>
              ),
            },
            {
              key: "amount",
              head: text.amount,
              numeric: true,
              cell: ({ amount }) => amount && <MoneyText exact value={amount} />,
            },
            { key: "from", head: text.from, cell: (line) => <LineFrom line={line} /> },
            {
              key: "is",
              head: text.is,
              cell: (line) => (
                <>
                  <LineIs line={line} />
                  {can.settle && (
                    <SettleForm
                      line={line}
                      at={`${here}/lines/${line.id}?show=${show}&after=${after}`}
                    />
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {(next || after > 0) && (
        <Pager
          previous={after > 0 ? { to: at(show), label: one.first } : undefined}
          next={next ? { to: at(show, next), label: one.next } : undefined}
        />
      )}
    </Section>
  );
}
