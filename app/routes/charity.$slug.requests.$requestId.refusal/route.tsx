import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { declineGoodsRequest } from "~/domain/funds/answer-goods-request.server";
import { goodsRequestSeen } from "~/domain/funds/goods-queries.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = { title: ({ receipts }) => receipts.goods.declineTitle };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(goodsRequestSeen, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(declineGoodsRequest, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), requestId: params.requestId },
    then: () => redirect(to(request, `/charity/${params.slug}/receipts`)),
  });

export default function Refusal() {
  const { slug, things } = useLoaderData<typeof loader>();
  const { goods: text } = useText().receipts;
  return (
    <Confirm
      title={text.declineTitle}
      lead={text.declineLead}
      button={text.decline}
      danger
      back={{ to: `/charity/${slug}/receipts`, label: text.back }}
    >
      <GivenThings things={things} />
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
