import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { claimPage } from "~/domain/claims/queries.server";
import { giftOfClaim } from "~/domain/deliveries/stock-queries.server";
import { moneyOn } from "~/http/claim-money.server";
import { claimant } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { env } from "~/platform/env.server";
import { Banner } from "~/ui/banner";
import { TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Held, Kept } from "./stages";

export const handle: Handle = { title: (text) => text.claims.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  const claim = await show(claimPage, { actor, input: { claimId } });
  const { gift } = await show(giftOfClaim, { actor, input: { claimId } });
  const money = await moneyOn(actor, claimId);
  return { claim, money, gift: gift !== null, mailed: env().mail !== "none" };
};

export default function ClaimPage() {
  const { claim, money, gift, mailed } = useLoaderData<typeof loader>();
  const { claims, hub, me, wishes } = useText();
  const written = useWrittenIn();
  const { wish, road } = claim;
  return (
    <Page
      crumbs={[
        ...(claim.proven ? [{ to: "/me", label: me.title }] : []),
        { label: wishes.number(wish.number) },
      ]}
      title={<span lang={written}>{wish.title}</span>}
      above={wish.alias && <span lang={written}>{wish.alias}</span>}
      lead={
        claim.holdOver
          ? claims.holdOver
          : claim.endReason === "hold_ended"
            ? claims.holdEnded
            : road.way === "pay" && road.state === "committed"
              ? undefined
              : claims.lead[road.state]
      }
    >
      {!claim.mine && (
        <Callout>
          {claims.desk.acting}{" "}
          <TextLink to={`/organizer/batches/${claim.batch.slug}/claims/${claim.id}`}>
            {claims.desk.toDesk}
          </TextLink>
        </Callout>
      )}
      {claim.frozen && <Banner tone="stop">{claims.frozen}</Banner>}
      {gift && (
        <Callout>
          <TextLink to={`/claims/${claim.id}/gift`}>{hub.gift.open}</TextLink>
        </Callout>
      )}
      {road.state === "held" ? (
        <Held claim={claim} mailed={mailed} mayPay={money.mayPay} />
      ) : (
        <Kept claim={claim} promise={money.promise} />
      )}
    </Page>
  );
}
