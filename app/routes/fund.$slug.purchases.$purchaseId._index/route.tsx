import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { reveal } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { PurchaseStanding } from "~/parts/purchase-state";
import { Actions, LinkButton } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { PurchaseFacts } from "./purchase-facts";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.purchase.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  reveal(lookAtPurchase, { actor: await trustee(request), input: params });

export default function Purchase() {
  const purchase = useLoaderData<typeof loader>();
  const { purchase: text, purchases } = useText().allocations;
  const { id, fund, state, amount, may, own } = purchase;
  const list = `/fund/${fund.slug}/purchases`;
  return (
    <Page
      crumbs={[{ to: list, label: purchases.title }, { label: text.title }]}
      above={<PurchaseStanding state={state} />}
      title={<MoneyText value={amount} />}
    >
      <PurchaseFacts purchase={purchase} />
      {own && <Callout>{text.own}</Callout>}
      <Actions>
        {may.decide && (
          <>
            <LinkButton kind="primary" to={`${list}/${id}/approval`}>
              {text.approve}
            </LinkButton>
            <LinkButton kind="danger" to={`${list}/${id}/refusal`}>
              {text.refuse}
            </LinkButton>
          </>
        )}
        {may.mend && (
          <LinkButton kind={state === "refused" ? "primary" : "quiet"} to={`${list}/${id}/mending`}>
            {text.mend}
          </LinkButton>
        )}
        {may.drop && (
          <LinkButton kind="danger" to={`${list}/${id}/removal`}>
            {text.drop}
          </LinkButton>
        )}
      </Actions>
    </Page>
  );
}
