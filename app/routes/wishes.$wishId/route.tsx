import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { wishPage } from "~/domain/batches/public.server";
import { donorOrGuest } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { limitHolds } from "~/http/limits.server";
import { to } from "~/http/locale";
import { gone, notFoundBy } from "~/http/pages.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
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
import { Taking } from "./taking";
import { useWishFacts } from "./facts";
import { WishPhoto } from "./photo";

type Wire = Exclude<Awaited<ReturnType<typeof wishPage>>, "gone" | null>;

export const handle: Handle<Wire> = {
  title: (_, page) => page.wish.title,
  summary: (_, page) => page.wish.words ?? page.wish.title,
  listed: true,
  preview: ({ wish }) => `/wishes/${wish.id}/preview.png`,
  told: (text, { wish }, site) => wishData(text, wish, site),
};

export const loader = async ({ request, params }: LoaderFunctionArgs): Promise<Wire> => {
  const page = await wishPage(params.wishId ?? "");
  if (page === null) throw notFoundBy(request, params.wishId);
  if (page === "gone") throw gone();
  return page;
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await donorOrGuest(request);
  await limitHolds(request, actor);
  return submit(holdWish, {
    actor,
    input: { wishId: params.wishId },
    then: ({ id }) => redirect(to(request, `/claims/${id}`)),
  });
};

export default function WishPage() {
  const { wish, photo, by, nearest, siblings } = useLoaderData<typeof loader>();
  const { pages, site, wishes } = useText();
  const placed = usePlaces();
  const seen = placed(wish);
  return (
    <Page
      crumbs={[
        { to: "/wishes", label: site.wishes },
        { to: `/batches/${wish.batch.slug}`, label: wish.batch.name, lang: useWrittenIn() },
        { label: wishes.number(wish.number) },
      ]}
    >
      <Two sticky aside={<Taking wish={wish} nearest={nearest.map(placed)} />}>
        <WishCard
          wish={seen}
          facts={useWishFacts(seen, by)}
          photo={photo && <WishPhoto photo={photo} />}
        >
          <Share />
        </WishCard>
        <ConcernLink about={`wish:${wish.id}`} />
      </Two>
      <Section
        title={pages.wish.wholeBatch(siblings.length)}
        action={<TextLink to={`/batches/${wish.batch.slug}`}>{pages.wish.seeBatch}</TextLink>}
      >
        <BatchLanterns wishes={siblings} current={wish.id} />
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
