import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { charitiesSeen } from "~/domain/funds/steward-queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { FundList } from "./fund-list";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.steward.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(charitiesSeen, { actor: await stewardOnly(request), input: {} });

export default function Charities() {
  const charities = useLoaderData<typeof loader>();
  const { funds, steward } = useText();
  const { steward: text } = funds;
  return (
    <Page
      crumbs={[{ to: "/steward", label: steward.title }, { label: text.title }]}
      title={text.title}
      lead={text.lead}
    >
      <Actions>
        <LinkButton kind="primary" to="/steward/charities/new">
          {text.newCharity}
        </LinkButton>
      </Actions>
      {charities.length === 0 && <Empty title={text.none}>{text.noneWhy}</Empty>}
      {charities.map((charity) => (
        <Section
          key={charity.id}
          title={charity.name}
          action={
            <TextLink
              to={`/steward/organizations/${charity.id}`}
              aria-label={`${text.organization}: ${charity.name}`}
            >
              {text.organization}
            </TextLink>
          }
        >
          <FundList charity={charity} />
        </Section>
      ))}
    </Page>
  );
}
