import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { adjustmentSeen } from "~/domain/funds/adjust/queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AdjustmentFacts, useDoes } from "~/parts/adjustment-facts";
import { AskedState } from "~/parts/asked-state";
import { OwnEntry } from "~/parts/own-entry";
import { Actions, LinkButton } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";

export const handle: Handle = {
  hydrates: true,
  title: ({ adjustments }) => adjustments.one.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(adjustmentSeen, { actor: await trustee(request), input: params });

export default function Adjustment() {
  const adjustment = useLoaderData<typeof loader>();
  const { adjustments: text, funds } = useText();
  const { id, slug, kind, state, amount, mayDecide, own } = adjustment;
  const list = `/fund/${slug}/adjustments`;
  const does = useDoes(adjustment);
  return (
    <Page
      crumbs={[{ to: list, label: text.title }, { label: text.kinds[kind] }]}
      above={<AskedState state={state} text={text.states[state]} />}
      title={
        <>
          {text.kinds[kind]} <MoneyText value={amount} />
        </>
      }
      lead={state === "recorded" && does}
    >
      <AdjustmentFacts adjustment={adjustment} />
      {adjustment.early && <Callout>{funds.desk.early}</Callout>}
      {own && <OwnEntry says={text.one.own} to={`${list}/${id}/rejection`} />}
      {mayDecide && (
        <Actions>
          <LinkButton kind="primary" to={`${list}/${id}/approval`}>
            {text.one.approve}
          </LinkButton>
          <LinkButton kind="danger" to={`${list}/${id}/rejection`}>
            {text.one.reject}
          </LinkButton>
        </Actions>
      )}
    </Page>
  );
}
