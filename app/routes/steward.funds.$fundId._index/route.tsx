import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { fundSeen } from "~/domain/funds/steward-queries.server";
import { steward as stewardOnly } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Page, Section } from "~/ui/page";
import { Shortcuts } from "~/ui/todo";
import { FundPeople } from "./fund-people";
import { TermsForm } from "./terms-form";

export const handle: Handle<{ name: string }> = { hydrates: true, title: (_, { name }) => name };

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(fundSeen, { actor: await stewardOnly(request), input: params });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseTerms, {
    actor: await stewardOnly(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, "/steward/charities")),
  });

export default function FundTerms() {
  const fund = useLoaderData<typeof loader>();
  const { funds } = useText();
  const { steward: text } = funds;
  return (
    <Page
      crumbs={[{ to: "/steward/charities", label: text.title }, { label: fund.name }]}
      title={fund.name}
      lead={filled(text.fund.under, { host: fund.hostName })}
      narrow
    >
      <Section title={text.terms.title}>
        <p className="prose">{text.terms.lead}</p>
        <TermsForm fund={fund} />
      </Section>
      <FundPeople fund={fund} />
      <Shortcuts
        items={[
          { to: `/steward/organizations/${fund.id}`, label: text.organization },
          ...(fund.frozen ? [] : [{ to: `/funds/${fund.slug}`, label: text.terms.page }]),
        ]}
      />
    </Page>
  );
}
