import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishReport } from "~/domain/reports/publish-report.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reportAtStep } from "~/http/report-steps.server";
import { submit } from "~/http/submit.server";
import { ReportStep } from "~/parts/report-step";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.publish };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const report = await reportAtStep({ actor: await trustee(request), params, by: "publisher" });
  return { report, at: `/fund/${params.slug}/reports/${report.id}` };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(publishReport, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/reports/${params.reportId}`)),
  });

export default function Step() {
  const { report, at } = useLoaderData<typeof loader>();
  return <ReportStep step="publish" at={at} report={report} />;
}
