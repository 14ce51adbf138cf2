import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams, useSearchParams } from "@remix-run/react";
import { approveWish } from "~/domain/wishes/approve-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { formInput } from "~/http/form.server";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { onward, readingAt, walkOf } from "~/parts/review-walk";
import { Confirm } from "~/ui/confirm";
import { Check } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.drafts.review.approval.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(wishPage, { actor: await staff(request), input: { wishId: params.wishId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveWish, {
    actor: await staff(request),
    input: { ...(await formInput(request)), wishId: params.wishId },
    then: () => redirect(to(request, onward(request.url, params.wishId!))),
  });

export default function Approval() {
  const params = useParams();
  const walk = walkOf(useSearchParams()[0]);
  const words = useText().drafts.review;
  const said = words.approval;
  return (
    <Confirm
      title={said.title}
      lead={said.lead}
      button={said.go}
      back={{ to: readingAt(params.wishId!, walk), label: words.back }}
    >
      <Check name="seen" label={said.seen} />
    </Confirm>
  );
}
