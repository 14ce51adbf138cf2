import { useText, useTo } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import { useReportNames } from "./report-name";

type Listed = {
  id: string;
  firstDay: string;
  lastDay: string;
  version: number;
  publishedAt: string;
};

/** The reports that hold, on the page of what they are about. */
export function ReportList({ reports, always }: { reports: Listed[]; always?: boolean }) {
  const { reports: text } = useText();
  const path = useTo();
  const { period } = useReportNames();
  if (reports.length === 0 && !always) return null;
  return (
    <Section title={text.list.title}>
      <Table
        label={text.list.title}
        rows={reports}
        rowKey={({ id }) => id}
        empty={
          <Empty title={text.list.none} drawing="book">
            {text.list.noneNote}
          </Empty>
        }
        columns={[
          {
            key: "period",
            head: text.desk.periodHead,
            main: true,
            cell: (report) => <a href={path(`/reports/${report.id}`)}>{period(report)}</a>,
          },
          {
            key: "version",
            head: text.desk.versionHead,
            cell: ({ version }) => text.version(version),
          },
          {
            key: "published",
            head: text.list.published,
            cell: ({ publishedAt }) => <Day at={publishedAt} />,
          },
        ]}
      />
    </Section>
  );
}
