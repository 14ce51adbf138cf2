import type { ReportState } from "~/domain/reports/life";
import { useText, useTo } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Empty } from "~/ui/empty";
import { Table } from "~/ui/table";
import { useReportNames } from "./report-name";

type Listed = {
  id: string;
  firstDay: string;
  lastDay: string;
  version: number;
  state: ReportState;
};

export function ReportBadge({ state }: { state: ReportState }) {
  const { states } = useText().reports.desk;
  const tones = { draft: "wait", in_review: "wait", published: "done", corrected: "stop" } as const;
  return <Badge tone={tones[state]}>{states[state]}</Badge>;
}

/** All reports of a fund or a batch, those in work among them. */
export function DeskReports({
  reports,
  at,
  none,
}: {
  reports: Listed[];
  at: string;
  none: { title: string; why: string };
}) {
  const { desk: text, version: versionOf } = useText().reports;
  const path = useTo();
  const { period } = useReportNames();
  return (
    <Table
      label={text.title}
      rows={reports}
      rowKey={({ id }) => id}
      empty={
        <Empty title={none.title} drawing="book">
          {none.why}
        </Empty>
      }
      columns={[
        {
          key: "period",
          head: text.periodHead,
          main: true,
          cell: (report) => <a href={path(`${at}/${report.id}`)}>{period(report)}</a>,
        },
        { key: "version", head: text.versionHead, cell: ({ version }) => versionOf(version) },
        { key: "state", head: text.state, cell: ({ state }) => <ReportBadge state={state} /> },
      ]}
    />
  );
}
