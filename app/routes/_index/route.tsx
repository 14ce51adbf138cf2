import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { firstPage } from "~/domain/batches/public.server";
import type { Handle } from "~/http/handle";
import { lotOf } from "~/http/lot";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { siteData } from "~/parts/linked-data";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
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

export const loader = ({ request }: LoaderFunctionArgs) => firstPage(lotOf(request));

export default function Home() {
  const { wishes, batches, counts, upTo, granted } = useLoaderData<typeof loader>();
  const { home } = useText().pages;
  const { number } = useFormat();
  const { find } = useText().wishes;
  const counted = (count: number) =>
    count > upTo ? filled(find.moreThan, { count: number(upTo) }) : number(count);
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
          { label: home.waiting, value: counted(counts.waiting) },
          { label: home.onTheWay, value: counted(counts.taken) },
          {
            label: home.granted,
            value: counted(counts.granted),
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
        <Section
          title={home.lately}
          action={<TextLink to="/wishes?state=granted">{home.allGranted}</TextLink>}
        >
          <WishTags wishes={granted.map(placed)} level={3} />
        </Section>
      )}
      <PrintedAddress />
    </Page>
  );
}
