import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { useSentence } from "~/ui/answer";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import { Papers, Rate, Returned } from "./purchase-papers";
import type { loader } from "./route";

type Seen = SerializeFrom<typeof loader>;

/** The shop, the invoice, who recorded and decided, and what each wish cost. */
export function PurchaseFacts({ purchase }: { purchase: Seen }) {
  const { allocations, funds } = useText();
  const { purchase: text, order, wish, money } = allocations;
  const { words, format, written } = {
    words: useText().wishes,
    format: useFormat(),
    written: useWrittenIn(),
  };
  const sentence = useSentence();
  const { decidedAt, reason, delivery } = purchase;
  return (
    <>
      <Facts
        items={[
          { label: order.supplier, value: purchase.supplier },
          { label: order.invoiceNumber, value: purchase.invoiceNumber },
          { label: text.invoice, value: format.money(purchase.invoice) },
          ...(purchase.rate ? [{ label: text.rate, value: <Rate purchase={purchase} /> }] : []),
          { label: order.paidOn, value: format.day(`${purchase.paidOn}T04:00:00.000Z`) },
          {
            label: order.paidFrom,
            value: funds.desk.accounts[purchase.paidFrom === "elsewhere" ? "elsewhere" : "bank"],
          },
          { label: order.delivery, value: format.money(delivery) },
          {
            label: text.recorded,
            value: <By at={purchase.recordedAt} who={purchase.recordedBy} />,
          },
          ...(decidedAt
            ? [{ label: text.decided, value: <By at={decidedAt} who={purchase.decidedBy} /> }]
            : []),
          ...(reason
            ? [{ label: somethingLeft(purchase) ? text.leftWhy : text.reason, value: reason }]
            : []),
        ]}
      />
      <Section title={text.lines}>
        <Table
          label={text.lines}
          rows={purchase.lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "wish",
              head: wish,
              main: true,
              cell: ({ number, title, batch, state, leftFor }) => (
                <>
                  {words.number(number)} <span lang={written}>{title}</span>{" "}
                  <small lang={written}>{batch}</small>
                  {state === "left" && <b> {text.left}</b>}
                  {leftFor && <small className="flow-note">{sentence(leftFor)}</small>}
                </>
              ),
            },
            {
              key: "reserved",
              head: money,
              numeric: true,
              cell: ({ reserved }) => <MoneyText value={reserved} />,
            },
            {
              key: "cost",
              head: order.cost,
              numeric: true,
              cell: ({ cost }) => <MoneyText value={cost} />,
            },
            { key: "why", head: order.deviation, cell: ({ deviation }) => deviation },
            {
              key: "returned",
              head: text.returnState,
              cell: (line) => <Returned purchase={purchase} line={line} />,
            },
          ]}
        />
      </Section>
      <Papers purchase={purchase} />
    </>
  );
}

/** A reason stands at an order that is in the books only where lines of it were left out. */
const somethingLeft = ({ state, lines }: Seen) =>
  state === "approved" && lines.some((line) => line.state === "left");

const By = ({ at, who }: { at: string; who: string }) => (
  <>
    <Day at={at} as="dayTime" /> {who}
  </>
);
