import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { composeFundReport } from "~/domain/reports/compose-report.server";
import { fundReports } from "~/domain/reports/queries.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ reports }) => reports.desk.composeTitle };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { slug, next } = await show(fundReports, { actor: await trustee(request), input: params });
  return { slug, next };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(composeFundReport, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: ({ publicId }) => redirect(to(request, `/fund/${params.slug}/reports/${publicId}`)),
  });

export default function Compose() {
  const { slug, next } = useLoaderData<typeof loader>();
  const { desk: text } = useText().reports;
  return (
    <Confirm
      title={text.composeTitle}
      lead={text.composeLead}
      button={text.composeButton}
      back={{ to: `/fund/${slug}/reports`, label: text.back }}
    >
      <Field name="firstDay" type="date" label={text.firstDay} value={next.firstDay} />
      <Field name="lastDay" type="date" label={text.lastDay} value={next.lastDay} />
    </Confirm>
  );
}
