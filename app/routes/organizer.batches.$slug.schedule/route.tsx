import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { scheduleBatch } from "~/domain/batches/publish-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.batch.scheduling.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(batchForm, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(scheduleBatch, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}`)),
  });

export default function Schedule() {
  const { slug, publishAt } = useLoaderData<typeof loader>();
  const words = useText().organizer.batch;
  const said = words.scheduling;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      back={{ to: `/organizer/batches/${slug}`, label: words.back }}
    >
      <Field
        name="publishAt"
        label={said.at}
        type="datetime-local"
        value={publishAt ?? undefined}
      />
    </Confirm>
  );
}
