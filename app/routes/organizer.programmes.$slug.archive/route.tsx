import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { archiveProgramme } from "~/domain/batches/keep-programmes.server";
import { programmePage } from "~/domain/batches/programmes.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.programme.archiving.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(programmePage, {
    actor: await staff(request, { role: "coordinator" }),
    input: { slug: params.slug },
  });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(archiveProgramme, {
    actor: await staff(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/organizer/programmes/${params.slug}`)),
  });

export default function Archive() {
  const { slug, title, state } = useLoaderData<typeof loader>();
  const { programme } = useText().organizer;
  const archived = state === "archived";
  return (
    <Confirm
      {...(archived ? programme.takingUp : programme.archiving)}
      back={{ to: `/organizer/programmes/${slug}`, label: programme.back }}
    >
      <p>
        <b lang="zh-CN">{title}</b>
      </p>
      <input type="hidden" name="state" value={archived ? "active" : "archived"} />
    </Confirm>
  );
}
