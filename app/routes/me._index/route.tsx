import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myClaims } from "~/domain/claims/queries.server";
import { myPledges } from "~/domain/funds/pledge-queries.server";
import { myReceipts } from "~/domain/funds/receipt-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { ReceiptTable } from "~/parts/receipt-table";
import { Actions, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { HeldClaim, MyClaim, PastClaim } from "./my-claim";
import { MyPledges } from "./my-pledges";

export const handle: Handle = { title: (text) => text.me.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const [{ live, past }, pledges, { receipts }] = await Promise.all([
    show(myClaims, { actor, input: {} }),
    show(myPledges, { actor, input: {} }),
    show(myReceipts, { actor, input: {} }),
  ]);
  return { live, past, pledges, receipts: receipts.slice(0, 3), organizations: actor.memberships };
};

export default function Me() {
  const { live, past, pledges, receipts, organizations } = useLoaderData<typeof loader>();
  const { me, receipts: words } = useText();
  const held = live.filter(({ road }) => road.state === "held");
  const promised = live.filter((claim) => !held.includes(claim));
  const own = promised.some(({ business }) => business) ? me.own : me.live;
  return (
    <Page title={me.title} lead={me.lead(promised.length)}>
      {live.length + past.length === 0 && (
        <Empty title={me.empty} action={{ to: "/wishes", label: me.wishes }}>
          {me.emptyNote}
        </Empty>
      )}
      {held.length > 0 && (
        <Section title={me.held}>
          {held.map((claim) => (
            <HeldClaim key={claim.id} claim={claim} />
          ))}
        </Section>
      )}
      {groupsOf(promised).map(({ business, claims }) => (
        <Section key={business} title={business ? <Of business={business} /> : own}>
          {claims.map((claim) => (
            <MyClaim key={claim.id} claim={claim} />
          ))}
        </Section>
      ))}
      {past.length > 0 && (
        <Section title={me.past}>
          {past.map((claim) => (
            <PastClaim key={claim.id} claim={claim} />
          ))}
        </Section>
      )}
      {pledges.length > 0 && <MyPledges pledges={pledges} />}
      {receipts.length > 0 && (
        <Section
          title={words.mine.title}
          action={<TextLink to="/me/receipts">{words.mine.all}</TextLink>}
        >
          <ReceiptTable label={words.mine.title} receipts={receipts} by />
        </Section>
      )}
      <Section title={me.organizations}>
        <Shortcuts
          items={[
            ...organizations.map(({ slug, name }) => ({
              to: `/organizations/${slug}/members`,
              label: name,
            })),
            { to: "/apply", label: me.apply },
          ]}
        />
      </Section>
      <Actions>
        <TextLink to="/me/settings">{me.settings.title}</TextLink>
        <TextLink to="/sign-out">{me.signOut}</TextLink>
      </Actions>
    </Page>
  );
}

function Of({ business }: { business: string }) {
  return <span lang={useWrittenIn()}>{business}</span>;
}

/** One's own claims first, then those of each business, one's own and the colleagues' alike. */
function groupsOf<Claim extends { business: string | null }>(claims: Claim[]) {
  const businesses = [...new Set(claims.map(({ business }) => business ?? ""))].sort();
  return businesses.map((business) => ({
    business,
    claims: claims.filter((claim) => (claim.business ?? "") === business),
  }));
}
