import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paymentAsked } from "~/http/checkout.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";

export const handle: Handle = { title: ({ cards }) => cards.pay.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  paymentAsked(request, await signedIn(request), params.publicId ?? "");

export default function Payment() {
  const { publicId, amount, monthly, fund, url, silent, back } = useLoaderData<typeof loader>();
  const { cards, funds } = useText();
  const { pay } = cards;
  return (
    <Page
      above={<span lang={useWrittenIn()}>{filled(funds.one.to, { fund: fund.name })}</span>}
      title={<MoneyText value={amount} />}
      lead={url && (monthly ? pay.monthlyLead : pay.lead)}
      narrow
    >
      {back && url && <Callout>{pay.back}</Callout>}
      {!url && <Callout>{silent ? pay.silent : pay.over}</Callout>}
      <Actions>
        {url && (
          <a className="button button-primary" href={url}>
            {pay.button}
          </a>
        )}
        {silent && <LinkButton to={`/pledges/${publicId}/payment`}>{pay.again}</LinkButton>}
        <TextLink to={`/pledges/${publicId}`}>{pay.pledge}</TextLink>
      </Actions>
    </Page>
  );
}
