import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { returnSeen } from "~/domain/funds/return-queries.server";
import { trustee } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AskedState } from "~/parts/asked-state";
import { OwnEntry } from "~/parts/own-entry";
import { Actions, LinkButton } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { ReturnFacts } from "~/parts/return-facts";

export const handle: Handle = {
  hydrates: true,
  title: ({ allocations }) => allocations.giving.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(returnSeen, { actor: await trustee(request), input: params });

export default function Return() {
  const given = useLoaderData<typeof loader>();
  const { giving } = useText().allocations;
  const { id, slug, purchaseId, state, amount, mayDecide, own } = given;
  const here = `/fund/${slug}/returns/${id}`;
  return (
    <Page
      crumbs={[
        { to: `/fund/${slug}/purchases/${purchaseId}`, label: giving.toPurchase },
        { label: giving.title },
      ]}
      above={<AskedState state={state} text={giving.states[state]} />}
      title={<MoneyText value={amount} />}
    >
      <ReturnFacts given={given} />
      {own && <OwnEntry says={giving.own} to={`${here}/rejection`} />}
      {mayDecide && (
        <Actions>
          <LinkButton kind="primary" to={`${here}/approval`}>
            {giving.approve}
          </LinkButton>
          <LinkButton kind="danger" to={`${here}/rejection`}>
            {giving.reject}
          </LinkButton>
        </Actions>
      )}
    </Page>
  );
}
