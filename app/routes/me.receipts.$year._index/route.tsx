import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { myGiving } from "~/domain/funds/my-giving.server";
import { signedIn } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Page, Section } from "~/ui/page";
import { GivenTable, SumTable } from "./tables";

export const handle: Handle<{ year: number }> = {
  title: ({ receipts }, { year }) => receipts.mine.year(year),
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(myGiving, { actor: await signedIn(request), input: params });

export default function Giving() {
  const { year, sums, receipts } = useLoaderData<typeof loader>();
  const { me, receipts: words } = useText();
  const { mine: text } = words;
  return (
    <Page
      crumbs={[
        { to: "/me", label: me.title },
        { to: "/me/receipts", label: text.title },
        { label: String(year) },
      ]}
      title={text.year(year)}
      lead={text.yearLead}
    >
      <Section title={text.sums}>
        {sums.length > 0 ? <SumTable sums={sums} /> : <p>{text.noSums}</p>}
      </Section>
      <Section title={text.list}>
        {receipts.length > 0 ? <GivenTable receipts={receipts} /> : <p>{text.nothing}</p>}
      </Section>
      <Actions>
        <LinkButton to={`/me/receipts/${year}.pdf`}>{text.paper}</LinkButton>
      </Actions>
    </Page>
  );
}
