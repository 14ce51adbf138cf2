import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useParams, useSearchParams } from "@remix-run/react";
import { sendBackWish } from "~/domain/wishes/approve-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { reasonIn, ReturnFields } from "~/parts/return-fields";
import { onward, readingAt, walkOf } from "~/parts/review-walk";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.drafts.review.returning.title,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(wishPage, { actor: await staff(request), input: { wishId: params.wishId } });
  return null;
}

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(sendBackWish, {
    actor: await staff(request),
    input: { reason: reasonIn(await formInput(request)), wishId: params.wishId },
    then: () => redirect(to(request, onward(request.url, params.wishId!))),
  });

export default function Returning() {
  const params = useParams();
  const walk = walkOf(useSearchParams()[0]);
  const words = useText().drafts.review;
  const said = words.returning;
  return (
    <Confirm
      title={said.title}
      button={said.go}
      back={{ to: readingAt(params.wishId!, walk), label: words.back }}
    >
      <ReturnFields />
    </Confirm>
  );
}
