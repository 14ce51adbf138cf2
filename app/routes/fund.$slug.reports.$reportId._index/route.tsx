import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskReport } from "~/domain/reports/queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { ReportDesk } from "~/parts/report-desk";
import { useReportNames } from "~/parts/report-name";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  report: await show(deskReport, { actor: await trustee(request), input: params }),
  at: `/fund/${params.slug}/reports`,
});

export default function Report() {
  const { report, at } = useLoaderData<typeof loader>();
  const { reports: text } = useText();
  const { period } = useReportNames();
  return (
    <Page
      crumbs={[{ to: at, label: text.desk.title }, { label: period(report) }]}
      above={text.version(report.version)}
      title={period(report)}
    >
      <ReportDesk report={report} at={`${at}/${report.id}`} />
    </Page>
  );
}
