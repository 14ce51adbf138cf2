import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseProgramme } from "~/domain/batches/keep-programmes.server";
import { programmeForm } from "~/domain/batches/programmes.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Field, TextArea } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.programme.edit };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(programmeForm, { actor: await staff(request), input: { slug: params.slug } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseProgramme, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/organizer/programmes/${params.slug}`)),
  });

export default function EditProgramme() {
  const { slug, title, about } = useLoaderData<typeof loader>();
  const words = useText().organizer.programme;
  return (
    <Confirm
      title={words.edit}
      button={words.save}
      revises
      back={{ to: `/organizer/programmes/${slug}`, label: words.back }}
    >
      <Field name="title" label={words.title} value={title} />
      <TextArea name="about" label={words.about} value={about} optional />
    </Confirm>
  );
}
