import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { eraseChild } from "~/domain/privacy/erase-child.server";
import { childPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.erasure.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(childPage, { actor: await staff(request), input: { childId: params.childId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(eraseChild, {
    actor: await staff(request),
    input: { childId: params.childId },
    then: () => redirect(to(request, `/organizer/children/${params.childId}`)),
  });

export default function Erasure() {
  const params = useParams();
  const words = useText().consents;
  const said = words.erasure;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      danger
      back={{ to: `/organizer/children/${params.childId}`, label: words.child.back }}
    />
  );
}
