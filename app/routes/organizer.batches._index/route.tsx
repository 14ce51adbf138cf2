import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { desk } from "~/domain/batches/desk-list.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page, Section } from "~/ui/page";
import { Batches } from "./batches";
import { DeskHubs } from "./hubs";
import { Filters, Pages } from "./ways";

export const handle: Handle = { hydrates: true, title: (text) => text.organizer.batches.title };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const [state, page] = [searchParams.get("state") ?? "", searchParams.get("page") ?? "1"];
  const input = { state, page, archived: searchParams.has("archived") };
  return show(desk, { actor: await staff(request), input });
};

export default function Desk() {
  const list = useLoaderData<typeof loader>();
  const { programmes, hubs, keeps, known } = list;
  const words = useText().organizer.batches;
  const written = useWrittenIn();
  const anew = { to: "/organizer/programmes/new", label: words.newProgramme };
  return (
    <Page title={words.title} lead={words.lead}>
      {known === 0 ? (
        <Empty title={words.none} action={keeps ? anew : undefined}>
          {words.noneWhy}
        </Empty>
      ) : (
        <Filters list={list} />
      )}
      {known > 0 && programmes.length === 0 && <Empty title={words.noneSo} />}
      {programmes.map(({ slug, title, state, batches }) => (
        <Section
          key={slug}
          title={
            <>
              <span lang={written}>{title}</span>
              {state === "archived" && ` (${words.archived})`}
            </>
          }
          action={
            <TextLink
              to={`/organizer/programmes/${slug}`}
              aria-label={`${words.openProgramme}: ${title}`}
            >
              {words.openProgramme}
            </TextLink>
          }
        >
          <Batches label={title} batches={batches} />
          {keeps && state === "active" && hubs.some(({ closed }) => !closed) && (
            <LinkButton to={`/organizer/programmes/${slug}/batches/new`}>
              {words.newBatch}
            </LinkButton>
          )}
        </Section>
      ))}
      <Pages list={list} />
      <DeskHubs hubs={hubs} keeps={keeps} />
      {keeps && known > 0 && (
        <Actions>
          <TextLink to={anew.to}>{anew.label}</TextLink>
        </Actions>
      )}
    </Page>
  );
}
