import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myClaims } from "~/domain/claims/queries.server";
import { myPledges } from "~/domain/funds/pledge-queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Actions, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { HeldClaim, MyClaim, PastClaim } from "./my-claim";
import { MyPledges } from "./my-pledges";

export const handle: Handle = { title: (text) => text.me.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const [{ live, past }, pledges] = await Promise.all([
    show(myClaims, { actor, input: {} }),
    show(myPledges, { actor, input: {} }),
  ]);
  return { live, past, pledges, organizations: actor.memberships };
};

export default function Me() {
  const { live, past, pledges, organizations } = useLoaderData<typeof loader>();
  const { me } = useText();
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
