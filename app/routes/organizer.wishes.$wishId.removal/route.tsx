import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { dropWish } from "~/domain/wishes/revise-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: (text) => text.drafts.removal.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(wishPage, { actor: await staff(request), input: { wishId: params.wishId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(dropWish, {
    actor: await staff(request),
    input: { wishId: params.wishId },
    then: () => redirect(to(request, "/organizer/batches")),
  });

export default function Removal() {
  const params = useParams();
  const words = useText().drafts;
  const said = words.removal;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      danger
      back={{ to: `/organizer/wishes/${params.wishId}`, label: words.page.back }}
    />
  );
}
