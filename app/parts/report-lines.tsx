import type { ReportLine } from "~/domain/reports/wire";
import type { WireMoney } from "~/i18n/formats";
import { filled } from "~/i18n/filled";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { atNoon, lineThing, lineWithoutWish } from "~/i18n/report-texts";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";

const mostLines = 400;

/** Every purchase of the report with its day, thing and sum. */
export function PurchaseLines({ lines, sum }: { lines: ReportLine[]; sum: WireMoney }) {
  const { lines: text } = useText().reports;
  const format = useFormat();
  if (lines.length === 0) return <Nothing title={text.purchases}>{text.noPurchases}</Nothing>;
  return (
    <Section title={text.purchases}>
      <Lines
        label={text.purchases}
        lines={lines}
        amount={(line) => (line.amount ? format.exact(line.amount) : "")}
        foot={[text.sum, "", format.exact(sum), ""]}
      />
    </Section>
  );
}

/** Every confirmed delivery with its day and thing. */
export function DeliveryLines({ lines }: { lines: ReportLine[] }) {
  const { lines: text } = useText().reports;
  if (lines.length === 0) return <Nothing title={text.deliveries}>{text.noDeliveries}</Nothing>;
  return (
    <Section title={text.deliveries}>
      <Lines label={text.deliveries} lines={lines} />
    </Section>
  );
}

const Nothing = ({ title, children }: { title: string; children: string }) => (
  <Section title={title}>
    <Empty title={children} drawing="bag" />
  </Section>
);

type LinesProps = {
  label: string;
  lines: ReportLine[];
  amount?: (line: ReportLine) => string;
  foot?: string[];
};

function Lines({ label, lines, amount, foot }: LinesProps) {
  const words = useText();
  const { lines: text } = words.reports;
  const format = useFormat();
  const path = useTo();
  return (
    <>
      <Table
        label={label}
        rows={lines.slice(0, mostLines)}
        rowKey={({ place }) => String(place)}
        foot={foot}
        columns={[
          { key: "day", head: text.day, cell: ({ happenedOn }) => format.day(atNoon(happenedOn)) },
          {
            key: "thing",
            head: text.thing,
            main: true,
            cell: (line) => lineThing(words, line),
          },
          ...(amount ? [{ key: "amount", head: text.amount, numeric: true, cell: amount }] : []),
          {
            key: "wish",
            head: text.wish,
            cell: (line) =>
              line.wish ? (
                <a href={path(`/wishes/${line.wish}`)} aria-label={`${text.see} ${line.wish}`}>
                  {line.wish}
                </a>
              ) : (
                lineWithoutWish(words.reports, line)
              ),
          },
        ]}
      />
      {lines.length > mostLines && <p>{filled(text.more, { count: String(mostLines) })}</p>}
    </>
  );
}

/** What was spent on the purchases, and what of it on wishes that the report says have arrived. */
export function spentOn(lines: readonly ReportLine[]): { sum: bigint; delivered: bigint } {
  const there = new Set(lines.flatMap(({ kind, same }) => (kind === "delivery" && same) || []));
  const bought = lines.filter(({ kind }) => kind === "purchase");
  const total = (some: readonly ReportLine[]) =>
    some.reduce((sum, { amount }) => sum + BigInt(amount?.minor ?? 0), 0n);
  return {
    sum: total(bought),
    delivered: total(bought.filter(({ same }) => same !== null && there.has(same))),
  };
}
