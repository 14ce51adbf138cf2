import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseWords } from "~/domain/reports/revise-report.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reportAtStep } from "~/http/report-steps.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useReportNames } from "~/parts/report-name";
import { ReportWordsForm } from "~/parts/report-words-form";
import { Page } from "~/ui/page";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.words };

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  report: await reportAtStep({ actor: await trustee(request), params, by: "composer" }),
  at: `/fund/${params.slug}/reports/${params.reportId}`,
});

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseWords, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/reports/${params.reportId}`)),
  });

export default function Words() {
  const { report, at } = useLoaderData<typeof loader>();
  const { desk: text } = useText().reports;
  const { period } = useReportNames();
  return (
    <Page above={period(report)} title={text.words} narrow>
      <ReportWordsForm report={report} at={at} />
    </Page>
  );
}
