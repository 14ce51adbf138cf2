import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { goodsOfClaim } from "~/domain/funds/goods-queries.server";
import { claimant } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { AskForm } from "./ask-form";
import { Asked } from "./asked";

export const handle: Handle = { title: ({ receipts }) => receipts.claim.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await claimant(request, params.claimId!);
  return show(goodsOfClaim, { actor, input: params });
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(askGoodsReceipt, {
    actor: await claimant(request, params.claimId!),
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: () => redirect(to(request, `/claims/${params.claimId}/receipt`)),
  });

export default function Papers() {
  const { claimId, arrived, host, request, others } = useLoaderData<typeof loader>();
  const { print, receipts } = useText();
  const { claim: text } = receipts;
  const back = `/claims/${claimId}`;
  return (
    <Page
      title={text.title}
      lead={
        arrived ? (host ? filled(text.hosted, { host: host.name }) : text.unhosted) : text.notYet
      }
      narrow
    >
      {request && <Asked request={request} />}
      {arrived && host && !request && <AskForm jurisdiction={host.jurisdiction} others={others} />}
      {arrived && (
        <Section title={print.kind.title}>
          <Panel>
            <p>{text.confirmationNote}</p>
            <Actions>
              <LinkButton to={`${back}/confirmation.pdf`}>{text.confirmation}</LinkButton>
            </Actions>
          </Panel>
        </Section>
      )}
      <p>
        <TextLink to={back}>{text.back}</TextLink>
      </p>
    </Page>
  );
}
