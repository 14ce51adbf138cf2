import { useLoaderData } from "@remix-run/react";
import { firstPage } from "~/domain/batches/public.server";
import type { Handle } from "~/http/handle";
import { useFormat, useText } from "~/i18n/reader";
import { siteData } from "~/parts/linked-data";
import { usePlaces } from "~/parts/places";
import { WishTags } from "~/parts/wish-tag";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { HowTo } from "~/parts/how-to";
import { BatchList } from "~/parts/batch-list";
import { Hanging } from "./hanging";

export const handle: Handle = {
  listed: true,
  feed: "/feeds/wishes.xml",
  told: (text, _, site) => siteData(text, site),
};

export const loader = () => firstPage();

export default function Home() {
  const { wishes, batches, counts, granted } = useLoaderData<typeof loader>();
  const { home } = useText().pages;
  const format = useFormat();
  const placed = usePlaces();
  return (
    <Page>
      <div className="welcome">
        <Hanging />
        <div>
          <h1>{home.title}</h1>
          <p className="lead">{home.lead}</p>
          <Actions>
            <LinkButton kind="primary" to="/wishes">
              {home.see}
            </LinkButton>
          </Actions>
        </div>
      </div>
      <Figures
        items={[
          { label: home.waiting, value: format.number(counts.waiting) },
          { label: home.onTheWay, value: format.number(counts.taken) },
          {
            label: home.granted,
            value: format.number(counts.granted),
            note: home.grantedNote,
            done: true,
          },
        ]}
      />
      {wishes.length > 0 ? (
        <Section title={home.someWishes} action={<TextLink to="/wishes">{home.see}</TextLink>}>
          <WishTags wishes={wishes.map(placed)} level={3} />
        </Section>
      ) : (
        <Empty title={home.nothingOpen} drawing="lamp">
          {home.nothingOpenNote}
        </Empty>
      )}
      <Section title={home.how}>
        <HowTo wide />
      </Section>
      {batches.length > 0 && (
        <Section
          title={home.openBatches}
          action={<TextLink to="/batches">{home.allBatches}</TextLink>}
        >
          <BatchList batches={batches.map(placed)} />
        </Section>
      )}
      {granted.length > 0 && (
        <Section title={home.lately}>
          <WishTags wishes={granted.map(placed)} level={3} />
        </Section>
      )}
    </Page>
  );
}
