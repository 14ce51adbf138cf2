import type { ReportWishes } from "~/domain/reports/wire";
import { useLocale, useText } from "~/i18n/reader";
import { monthLabel, waitLabels } from "~/i18n/report-texts";
import { Columns } from "~/ui/columns";
import { Bar } from "~/ui/figures";
import { Section, Two } from "~/ui/page";
import { Table } from "~/ui/table";
import type { Category } from "./wires";

const mostMonths = 12;

/** When wishes were granted, and after how many days: each drawn, and told in a table. */
export function WhenGranted({ wishes }: { wishes: ReportWishes }) {
  const { reports } = useText();
  const text = reports.wishes;
  const waits = waitLabels(reports).map((label, at) => ({ label, value: wishes.byWait[at] ?? 0 }));
  const months = wishes.byMonth.map(({ month, granted }) => ({
    label: monthLabel(reports, month),
    value: granted,
  }));
  if (wishes.granted === 0)
    return (
      <Section title={text.waits}>
        <p>{text.none}</p>
      </Section>
    );
  return (
    <>
      <Section title={text.waits}>
        <Two aside={<Counted label={text.waits} head={text.waitHead} rows={waits} />}>
          <Columns items={waits} late={1} />
          {wishes.medianDays !== null && <p className="prose">{text.median(wishes.medianDays)}</p>}
        </Two>
      </Section>
      <Section title={text.month}>
        <Two aside={<Counted label={text.month} head={text.monthHead} rows={months} />}>
          <Columns items={months.slice(-mostMonths)} />
        </Two>
      </Section>
    </>
  );
}

type Row = { label: string; value: number };

function Counted({ label, head, rows }: { label: string; head: string; rows: Row[] }) {
  const { wishes: text } = useText().reports;
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { key: "what", head, main: true, cell: (row) => row.label },
        { key: "count", head: text.granted, numeric: true, cell: ({ value }) => value },
      ]}
    />
  );
}

type Line = { name: string; posted: number; taken: number; granted: number };

/** Counts by kind of thing and by place, without groups in which a child could be recognised. */
export function Breakdowns({ wishes }: { wishes: ReportWishes }) {
  const { reports, wishes: words } = useText();
  const english = useLocale() === "en";
  const text = reports.wishes;
  const kinds = wishes.byCategory.map(({ key, ...counts }) => ({
    name: key === null ? text.others : words.category[key as Category],
    ...counts,
  }));
  const places = wishes.byPlace.map(({ key, name, ...counts }) => ({
    name: key === null ? text.others : ((english ? name?.en : name?.zh) ?? key),
    ...counts,
  }));
  return (
    <>
      <Section title={text.category}>
        <Breakdown
          label={text.category}
          head={text.kind}
          rows={kinds}
          held={wishes.held.category}
        />
      </Section>
      <Section title={text.place}>
        <Breakdown label={text.place} head={text.where} rows={places} held={wishes.held.place} />
      </Section>
    </>
  );
}

type BreakdownProps = { label: string; head: string; rows: Line[]; held: boolean };

function Breakdown({ label, head, rows, held }: BreakdownProps) {
  const { wishes: text } = useText().reports;
  if (held || rows.length === 0) return <p className="prose">{held ? text.held : text.none}</p>;
  return (
    <>
      <Table
        label={label}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head, main: true, cell: ({ name }) => name },
          { key: "posted", head: text.posted, numeric: true, cell: ({ posted }) => posted },
          { key: "taken", head: text.taken, numeric: true, cell: ({ taken }) => taken },
          { key: "granted", head: text.granted, numeric: true, cell: ({ granted }) => granted },
          {
            key: "share",
            head: "",
            bare: true,
            cell: ({ posted, taken, granted }) => (
              <Bar
                parts={[
                  { value: granted, tone: "done" },
                  { value: Math.max(posted, taken, granted) - granted, tone: "open" },
                ]}
              />
            ),
          },
        ]}
      />
      <p className="prose">{text.small}</p>
    </>
  );
}
