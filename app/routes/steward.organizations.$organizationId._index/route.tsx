import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organizationSeen } from "~/domain/accounts/queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Standing } from "~/parts/organization-standing";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { OrganizationFacts } from "./facts";
import { PublicPage } from "./public-page";

export const handle: Handle<{ name: string }> = {
  hydrates: true,
  title: (_, { name }) => name,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(organizationSeen, { actor: await stewardOnly(request), input: params });

export default function Organization() {
  const organization = useLoaderData<typeof loader>();
  const { receipts, steward } = useText();
  const { id, name, kind, state, frozen, own, page, slug } = organization;
  const here = `/steward/organizations/${id}`;
  const waits = state === "applied";
  return (
    <Page
      crumbs={[{ to: "/steward", label: steward.title }, { label: name }]}
      title={name}
      above={<Standing state={state} frozen={frozen} />}
      narrow
    >
      <Panel>
        <OrganizationFacts organization={organization} />
        {own && waits && <Callout>{steward.own}</Callout>}
        <Actions>
          {waits && !own && (
            <LinkButton to={`${here}/decision`} kind="primary">
              {steward.decision.open}
            </LinkButton>
          )}
          {kind === "organizer" && state === "verified" && (
            <LinkButton to={`${here}/charity`}>{receipts.steward.title}</LinkButton>
          )}
          {frozen ? (
            <LinkButton to={`${here}/unfreeze`}>{steward.unfreeze.title}</LinkButton>
          ) : (
            <LinkButton to={`${here}/freeze`} kind="danger">
              {steward.freeze.title}
            </LinkButton>
          )}
        </Actions>
      </Panel>
      {kind === "business" && state === "verified" && (
        <PublicPage here={here} slug={slug} page={page} shown={!frozen} />
      )}
    </Page>
  );
}
