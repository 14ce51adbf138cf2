import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { issueGoodsReceipt, lookAtGoodsRequest } from "~/domain/funds/answer-goods-request.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { reveal, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { IssueForm } from "./issue-form";
import { RequestFacts } from "./request-facts";

export const handle: Handle = { title: ({ receipts }) => receipts.goods.issueTitle };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtGoodsRequest, { actor: await trustee(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(issueGoodsReceipt, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), requestId: params.requestId },
    then: ({ id }) => redirect(to(request, `/receipts/${id}`)),
  });

export default function Request() {
  const request = useLoaderData<typeof loader>();
  const { goods: text } = useText().receipts;
  const { slug, receiptId } = request;
  return (
    <Page
      crumbs={[{ to: `/charity/${slug}/receipts`, label: text.title }, { label: text.issueTitle }]}
      title={text.issueTitle}
      lead={text.issueLead}
      narrow
    >
      <Panel>
        <RequestFacts request={request} />
        {receiptId ? (
          <p>
            {text.hasReceipt} <TextLink to={`/receipts/${receiptId}`}>{text.toReceipt}</TextLink>
          </p>
        ) : (
          <IssueForm request={request} />
        )}
      </Panel>
    </Page>
  );
}
