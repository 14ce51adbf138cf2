import type { LoaderFunctionArgs, SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pledgeSeen } from "~/domain/funds/pledge-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { PledgeStanding } from "~/parts/pledge-state";
import { Actions, TextLink } from "~/ui/button";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { CardPayments, CardStanding } from "./by-card";
import { PledgeFacts } from "./pledge-facts";
import { TransferStanding } from "./by-transfer";

export const handle: Handle = { title: ({ funds }) => funds.one.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  ...(await show(pledgeSeen, { actor: await signedIn(request), input: params })),
  returned: new URL(request.url).searchParams.get("from") === "payment",
});

/**
 * What the page is headed by: a claim that waits for the rest is to be paid still, and a gift of every
 * month that stays paid says what went back of it.
 */
function markOf({ state, short, came, back }: SerializeFrom<typeof loader>) {
  if (short) return "promised";
  if (state !== "paid" || back.minor === "0") return state;
  return back.minor === came.minor ? "refunded" : "partly_refunded";
}

export default function Pledge() {
  const pledge = useLoaderData<typeof loader>();
  const { adjustments, funds } = useText();
  const { one } = funds;
  const { fund, amount, publicId, mayCancel } = pledge;
  const byCard = pledge.way === "stripe";
  return (
    <Page
      above={<PledgeStanding state={markOf(pledge)} />}
      title={<MoneyText value={amount} />}
      lead={
        <span lang={useLangOf()(filled(one.to, { fund: fund.name }))}>
          {filled(one.to, { fund: fund.name })}
        </span>
      }
      narrow
    >
      {byCard ? <CardStanding pledge={pledge} /> : <TransferStanding pledge={pledge} />}
      <PledgeFacts pledge={pledge} />
      {byCard && <CardPayments pledge={pledge} />}
      <Actions>
        <TextLink to={`/funds/${fund.slug}`}>{one.fund}</TextLink>
        {pledge.mayConsent && (
          <TextLink to={`/pledges/${publicId}/leftover`}>{adjustments.consent.link}</TextLink>
        )}
        {mayCancel && !pledge.returned && (
          <TextLink to={`/pledges/${publicId}/cancellation`}>{one.cancel}</TextLink>
        )}
      </Actions>
    </Page>
  );
}
