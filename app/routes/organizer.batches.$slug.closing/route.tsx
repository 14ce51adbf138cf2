import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { closeBatch } from "~/domain/batches/close-batch.server";
import { batchForm } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.batch.closing.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(batchForm, { actor: await staff(request), input: { slug: params.slug } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(closeBatch, {
    actor: await staff(request),
    input: { slug: params.slug },
    then: () => redirect(to(request, `/organizer/batches/${params.slug}`)),
  });

export default function Closing() {
  const params = useParams();
  const words = useText().organizer.batch;
  const said = words.closing;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      danger
      back={{ to: `/organizer/batches/${params.slug}`, label: words.back }}
    />
  );
}
