import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { holdForVisitor } from "~/http/holding.server";
import { wishForVisitor } from "~/http/wish-page.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { BatchLanterns } from "~/parts/batch-lanterns";
import { ConcernLink } from "~/parts/concern-link";
import { useWrittenIn } from "~/parts/language";
import { wishData } from "~/parts/linked-data";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { WishCard } from "~/parts/wish-card";
import { WishTags } from "~/parts/wish-tag";
import { TextLink } from "~/ui/button";
import { Page, Section, Two } from "~/ui/page";
import { Share } from "~/ui/share";
import { Bar } from "./bar";
import { standingOf, Taking } from "./taking";
import { useWishFacts } from "./facts";
import { WishPhoto } from "./photo";

type Wire = Awaited<ReturnType<typeof wishForVisitor>>;

export const handle: Handle<Wire> = {
  title: (_, page) => page.wish.title,
  summary: (_, page) => page.wish.words ?? page.wish.title,
  listed: true,
  preview: ({ wish }) => `/wishes/${wish.id}/preview.png`,
  told: (text, { wish }, site) => wishData(text, wish, site),
};

export const loader = ({ request, params }: LoaderFunctionArgs): Promise<Wire> =>
  wishForVisitor(request, params.wishId ?? "");

export const action = ({ request, params }: ActionFunctionArgs) =>
  holdForVisitor(request, params.wishId ?? "");

export default function WishPage() {
  const { wish, photo, by, nearest, hung, mine, lost } = useLoaderData<typeof loader>();
  const { pages, site, wishes } = useText();
  const { number } = useFormat();
  const placed = usePlaces();
  const seen = placed(wish);
  const standing = standingOf(wish);
  return (
    <Page
      crumbs={[
        { to: "/wishes", label: site.wishes },
        { to: `/batches/${wish.batch.slug}`, label: wish.batch.name, lang: useWrittenIn() },
        { label: wishes.number(wish.number) },
      ]}
    >
      <Two
        sticky
        aside={
          <>
            <Taking wish={wish} nearest={nearest.map(placed)} mine={mine} lost={lost} />
            <ConcernLink about={`wish:${wish.id}`} />
          </>
        }
      >
        <WishCard
          wish={seen}
          facts={useWishFacts({ ...seen, commitDays: hung.commitDays }, by)}
          photo={photo && <WishPhoto photo={photo} />}
        >
          <Share />
        </WishCard>
        {standing === "open" && !mine && <Bar wish={seen} />}
      </Two>
      <Section
        title={pages.wish.wholeBatch(hung.all)}
        action={<TextLink to={`/batches/${wish.batch.slug}`}>{pages.wish.seeBatch}</TextLink>}
      >
        <p>
          {filled(wish.batch.state === "open" ? pages.wish.stood : pages.wish.stoodClosed, {
            claimed: number(hung.all - hung.waiting),
            waiting: number(hung.waiting),
          })}
        </p>
        <BatchLanterns wishes={hung.wishes} current={wish.id} few />
      </Section>
      {nearest.length > 0 && (
        <Section title={pages.wish.alsoWaiting}>
          <WishTags wishes={nearest.map(placed)} level={3} />
        </Section>
      )}
      <PrintedAddress />
    </Page>
  );
}
