import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { composeBatchReport } from "~/domain/reports/compose-report.server";
import { batchReports } from "~/domain/reports/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.composeTitle };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { slug } = await show(batchReports, { actor: await staff(request), input: params });
  return { at: `/organizer/batches/${slug}/reports` };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(composeBatchReport, {
    actor: await staff(request),
    input: { slug: params.slug },
    then: ({ publicId }) =>
      redirect(to(request, `/organizer/batches/${params.slug}/reports/${publicId}`)),
  });

export default function Compose() {
  const { at } = useLoaderData<typeof loader>();
  const { desk: text } = useText().reports;
  return (
    <Confirm
      title={text.composeTitle}
      lead={text.composeBatchLead}
      button={text.composeButton}
      back={{ to: at, label: text.back }}
    />
  );
}
