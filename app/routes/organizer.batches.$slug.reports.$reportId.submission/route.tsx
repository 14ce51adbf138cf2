import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { submitReport } from "~/domain/reports/revise-report.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reportAtStep } from "~/http/report-steps.server";
import { submit } from "~/http/submit.server";
import { ReportStep } from "~/parts/report-step";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.submit };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const report = await reportAtStep({ actor: await staff(request), params, by: "composer" });
  return { report, at: `/organizer/batches/${params.slug}/reports/${report.id}` };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(submitReport, {
    actor: await staff(request),
    input: { ...(await formInput(request)), ...params },
    then: () =>
      redirect(to(request, `/organizer/batches/${params.slug}/reports/${params.reportId}`)),
  });

export default function Step() {
  const { report, at } = useLoaderData<typeof loader>();
  return <ReportStep step="submit" at={at} report={report} />;
}
