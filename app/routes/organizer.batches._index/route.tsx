import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { desk } from "~/domain/batches/queries.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { Batches } from "./batches";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batches.title };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  show(desk, { actor: await staff(request), input: {} });

export default function Desk() {
  const { programmes, hubs, keeps } = useLoaderData<typeof loader>();
  const words = useText().organizer.batches;
  const anew = { to: "/organizer/programmes/new", label: words.newProgramme };
  return (
    <Page title={words.title} lead={words.lead}>
      {programmes.length === 0 && (
        <Empty title={words.none} action={keeps ? anew : undefined}>
          {words.noneWhy}
        </Empty>
      )}
      {programmes.map(({ slug, title, state, batches }) => (
        <Section
          key={slug}
          title={state === "archived" ? `${title} (${words.archived})` : title}
          action={
            keeps && <TextLink to={`/organizer/programmes/${slug}`}>{words.editProgramme}</TextLink>
          }
        >
          <Batches label={title} batches={batches} />
          {keeps && state === "active" && hubs.length > 0 && (
            <LinkButton to={`/organizer/programmes/${slug}/batches/new`}>
              {words.newBatch}
            </LinkButton>
          )}
        </Section>
      ))}
      <Section
        title={words.hubs}
        action={keeps && <TextLink to="/organizer/hubs/new">{words.newHub}</TextLink>}
      >
        <Facts
          items={hubs.map(({ id, name, address }) => ({
            label: keeps ? <TextLink to={`/organizer/hubs/${id}`}>{name}</TextLink> : name,
            value: address,
          }))}
        />
      </Section>
      {keeps && programmes.length > 0 && <TextLink to={anew.to}>{anew.label}</TextLink>}
    </Page>
  );
}
