import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  searchChoices,
  searchInput,
  searchWishes,
  type Search,
} from "~/domain/wishes/search.server";
import { useLocale, useText } from "~/i18n/reader";
import type { Handle } from "~/http/handle";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { WishFilters, wishesAt, type WishFilter } from "~/parts/wish-filters";
import { WishTags } from "~/parts/wish-tag";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";

export const handle: Handle = {
  title: ({ pages }) => pages.wishes.title,
  summary: ({ pages }) => pages.wishes.lead,
};

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = searchInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, choices] = await Promise.all([searchWishes(search), searchChoices()]);
  return { ...page, ...choices, search };
};

export default function Wishes() {
  const { wishes, next, search, places, batches } = useLoaderData<typeof loader>();
  const { pages } = useText();
  const locale = useLocale();
  const placed = usePlaces();
  const filters = filtersOf(search);
  const here = wishesAt(filters);
  const deep = search.after !== undefined;
  return (
    <Page title={pages.wishes.title} lead={pages.wishes.lead}>
      <WishFilters
        filters={filters}
        places={places.map(({ code, zh, en }) => ({
          value: code,
          label: locale === "en" ? en : zh,
        }))}
        batches={batches.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      {wishes.length > 0 ? (
        <WishTags wishes={wishes.map(placed)} />
      ) : (
        <Empty title={pages.wishes.none} action={{ to: "/wishes", label: pages.wishes.all }}>
          {pages.wishes.noneNote}
        </Empty>
      )}
      {(next || deep) && (
        <Pager
          note={pages.wishes.shown(wishes.length)}
          previous={deep ? { to: here, label: pages.wishes.first } : undefined}
          next={next ? { to: withAfter(here, next), label: pages.wishes.next } : undefined}
        />
      )}
      <PrintedAddress />
    </Page>
  );
}

/** The filters as the form shows them; the fair order is the one nobody has to ask for. */
const filtersOf = ({ price_max, sort, ...rest }: Omit<Search, "after">): WishFilter => ({
  ...rest,
  priceMax: price_max?.toString(),
  sort: sort === "fair" ? undefined : sort,
});

const withAfter = (path: string, after: string) =>
  `${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(after)}`;
