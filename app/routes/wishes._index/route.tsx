import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { searchInput, searchWishes, type Search } from "~/domain/wishes/search.server";
import type { Handle } from "~/http/handle";
import { lotOf } from "~/http/lot";
import { useText } from "~/i18n/reader";
import type { Words } from "~/i18n/words";
import { usePlaces } from "~/parts/places";
import { PrintedAddress } from "~/parts/printed-address";
import { WishFilters, wishesAt, type WishFilter } from "~/parts/wish-filters";
import { WishTags } from "~/parts/wish-tag";
import { Page } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { AboutAnswer, Nothing, States } from "./results";

type Data = { search: Search };

export const handle: Handle<Data> = {
  title: ({ pages }, { search }) => headOf(pages, search.state)[0],
  summary: ({ pages }, { search }) => headOf(pages, search.state)[1],
  listed: (asked) => !asked.get("q"),
  asks: ({ search: { category, place, batch, price_max, state } }) => ({
    ...{ category, place, batch, price_max },
    state: state === "open" ? undefined : state,
  }),
  feed: "/feeds/wishes.xml",
};

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = searchInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { ...(await searchWishes(search, { lot: lotOf(request) })), search };
};

export default function Wishes() {
  const { wishes, next, near, search, facets, totals, cut, countedUpTo } =
    useLoaderData<typeof loader>();
  const { pages } = useText();
  const placed = usePlaces();
  const filters = filtersOf(search);
  const here = wishesAt(filters);
  const deep = search.after !== undefined;
  const narrowed = deep || wishesAt({ ...filters, state: undefined }) !== "/wishes";
  const [title, lead] = headOf(pages, search.state);
  return (
    <Page title={title} lead={narrowed ? undefined : lead}>
      <WishFilters filters={filters} facets={facets} />
      <States filters={filters} totals={totals} current={search.state} />
      <AboutAnswer many={totals[search.state] === null} cut={cut} upTo={countedUpTo} />
      {wishes.length > 0 ? (
        <WishTags wishes={wishes.map(placed)} />
      ) : (
        <Nothing
          {...{ filters, totals, current: search.state }}
          near={near && { ...near, wishes: near.wishes.map(placed) }}
        />
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

/** Title and lead, for what stands in a state. */
const headOf = ({ wishes }: Words["pages"], state: Search["state"]) =>
  ({
    open: [wishes.title, wishes.lead],
    taken: [wishes.taken, wishes.takenLead],
    granted: [wishes.granted, wishes.grantedLead],
  })[state] as [string, string];

/** The filters as the form shows them, of any page; what nobody has to ask for isn't said. */
const filtersOf = ({ q, category, place, batch, price_max, sort, state }: Search): WishFilter => ({
  q,
  category,
  place,
  batch,
  priceMax: price_max?.toString(),
  state: state === "open" ? undefined : state,
  sort: sort === "fair" || state !== "open" ? undefined : sort,
});

const withAfter = (path: string, after: string) =>
  `${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(after)}`;
