import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { committee } from "~/domain/funds/desk-queries.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { LinkButton } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { People } from "./people";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.committee.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  const works = actor.memberships.some(({ slug }) => slug === fund.slug);
  return { fund, works, people: await show(committee, { actor, input: params }) };
};

export default function Committee() {
  const { fund, works, people } = useLoaderData<typeof loader>();
  const { committee: text } = useText().funds.desk;
  const written = useLangOf();
  return (
    <Page title={text.title} lead={text.lead}>
      <Section
        title={text.fund}
        action={
          works && (
            <LinkButton small to={`/organizations/${fund.slug}/members`}>
              {text.manage}
            </LinkButton>
          )
        }
      >
        <People label={text.fund} people={people.fund} />
      </Section>
      <Section title={text.host}>
        <p lang={written(fund.hostName)}>{fund.hostName}</p>
        <People label={text.host} people={people.host} />
      </Section>
    </Page>
  );
}
