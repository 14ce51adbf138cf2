import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { showWish } from "~/domain/wishes/hide-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.showing.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(wishPage, { actor: await staff(request), input: { wishId: params.wishId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(showWish, {
    actor: await staff(request),
    input: { wishId: params.wishId },
    then: () => redirect(to(request, `/organizer/wishes/${params.wishId}`)),
  });

export default function Showing() {
  const params = useParams();
  const words = useText().drafts;
  const said = words.showing;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      back={{ to: `/organizer/wishes/${params.wishId}`, label: words.page.back }}
    />
  );
}
