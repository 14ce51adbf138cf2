import { useLoaderData } from "@remix-run/react";
import { firstPage } from "~/domain/batches/public.server";
import { useFormat, useText } from "~/i18n/reader";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { WishTags } from "~/parts/wish-tag";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Figures } from "~/ui/figures";
import { Page, Section } from "~/ui/page";
import { HowTo } from "~/parts/how-to";
import { BatchList } from "~/parts/batch-list";

export const loader = () => firstPage();

export default function Home() {
  const { wishes, batches, counts, granted } = useLoaderData<typeof loader>();
  const { home } = useText().pages;
  const format = useFormat();
  const placed = usePlaces();
  return (
    <Page title={home.title} lead={home.lead}>
      <Actions>
        <LinkButton kind="primary" to="/wishes">
          {home.see}
        </LinkButton>
      </Actions>
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
      <PrintedAddress />
    </Page>
  );
}
