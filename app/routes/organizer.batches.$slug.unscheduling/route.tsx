import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { unscheduleBatch } from "~/domain/batches/publish-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.batch.unscheduling.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(batchForm, { actor: await staff(request), input: { slug: params.slug } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(unscheduleBatch, {
    actor: await staff(request),
    input: { slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}`)),
  });

export default function Unscheduling() {
  const params = useParams();
  const words = useText().organizer.batch;
  const said = words.unscheduling;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      back={{ to: `/organizer/batches/${params.slug}`, label: words.back }}
    />
  );
}
