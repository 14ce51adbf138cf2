import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myClaims } from "~/domain/claims/queries.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { MyClaim, PastClaim } from "./my-claim";

export const handle: Handle = { title: (text) => text.me.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const actor = await signedIn(request);
  const { live, past } = await show(myClaims, { actor, input: {} });
  return { live, past, organizations: actor.memberships };
};

export default function Me() {
  const { live, past, organizations } = useLoaderData<typeof loader>();
  const { me } = useText();
  return (
    <Page title={me.title} lead={me.lead(live.length)}>
      {live.length + past.length === 0 && (
        <Empty title={me.empty} action={{ to: "/wishes", label: me.wishes }}>
          {me.emptyNote}
        </Empty>
      )}
      {live.length > 0 && (
        <Section title={me.live}>
          {live.map((claim) => (
            <MyClaim key={claim.id} claim={claim} />
          ))}
        </Section>
      )}
      {past.length > 0 && (
        <Section title={me.past}>
          {past.map((claim) => (
            <PastClaim key={claim.id} claim={claim} />
          ))}
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
