import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { unapproveWish } from "~/domain/wishes/approve-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { backTo, readingList, walkOf } from "~/parts/review-walk";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.drafts.review.undoing.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await staff(request, { role: "reviewer" });
  await show(wishPage, { actor, input: { wishId: params.wishId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(unapproveWish, {
    actor: await staff(request),
    input: { wishId: params.wishId },
    then: () => redirect(to(request, backTo(request.url, params.wishId!))),
  });

export default function Undoing() {
  const walk = walkOf(useSearchParams()[0]);
  const { undoing, back } = useText().drafts.review;
  return (
    <Confirm
      title={undoing.title}
      lead={undoing.lead}
      button={undoing.go}
      back={{ to: readingList(walk), label: back }}
    />
  );
}
