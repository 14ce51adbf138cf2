import { useFormat, useLocale, useText, useTo } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Drawing } from "~/ui/drawing";
import { Select } from "~/ui/field";
import { useWrittenIn } from "./language";
import type { Category } from "./wires";

export type WishFilter = {
  q?: string;
  category?: Category;
  place?: string;
  batch?: string;
  priceMax?: string;
  state?: string;
  sort?: string;
};

/** What a facet offers; `count` is null where there are too many to count. */
type Offered<Value> = { value: Value; count: number | null };
export type WishFacets = {
  category: Offered<Category>[];
  place: (Offered<string> & { name: { zh: string; en: string }; inner: boolean })[];
  batch: (Offered<string> & { name: string })[];
  price: Offered<number>[];
};

type Props = { filters: WishFilter; facets: WishFacets };

/** Finding by words and kind, and folded away by place, batch, price and order: a plain GET form, and links. */
export function WishFilters({ filters, facets }: Props) {
  const { find } = useText().wishes;
  const to = useTo();
  const { category, state } = filters;
  return (
    <>
      <form className="find find-wishes" role="search" action={to("/wishes")}>
        {category && <input type="hidden" name="category" value={category} />}
        {state && <input type="hidden" name="state" value={state} />}
        <div className="field">
          <label htmlFor="find-q">{find.label}</label>
          <div className="find-words">
            <input
              id="find-q"
              className="control"
              type="search"
              name="q"
              defaultValue={filters.q}
              placeholder={find.hint}
            />
            <Button kind="quiet">{find.go}</Button>
          </div>
        </div>
        <details className="find-more">
          <summary>{find.more}</summary>
          <More {...{ filters, facets }} />
        </details>
      </form>
      <Kinds {...{ filters, facets }} />
      <Chosen {...{ filters, facets }} />
    </>
  );
}

function More({ filters, facets }: Props) {
  const { find } = useText().wishes;
  const locale = useLocale();
  const counted = useCounted();
  return (
    <div className="find-choices">
      <Select
        name="place"
        label={find.place}
        blank={find.everyPlace}
        options={facets.place.map(({ value, name, inner, count }) => ({
          value,
          label: (inner ? "\u3000" : "") + counted(locale === "en" ? name.en : name.zh, count),
        }))}
        value={filters.place}
      />
      <Select
        name="batch"
        label={find.batch}
        blank={find.everyBatch}
        options={facets.batch.map(({ value, name, count }) => ({
          value,
          label: counted(name, count),
        }))}
        value={filters.batch}
      />
      <Select
        name="price_max"
        label={find.price}
        blank={find.anyPrice}
        options={facets.price.map(({ value, count }) => ({
          value: `${value}`,
          label: counted(find.upTo(value), count),
        }))}
        value={filters.priceMax}
      />
      {!filters.state && (
        <Select
          name="sort"
          label={find.sort}
          blank={find.fair}
          options={[
            { value: "newest", label: find.newest },
            { value: "price", label: find.cheapest },
          ]}
          value={filters.sort}
        />
      )}
    </div>
  );
}

function useCounted() {
  const { number } = useFormat();
  return (label: string, count: number | null) =>
    count === null ? label : `${label} · ${number(count)}`;
}

function Kinds({ filters, facets }: Props) {
  const { wishes } = useText();
  const { number } = useFormat();
  const to = useTo();
  return (
    <nav className="kinds" aria-label={wishes.find.byCategory}>
      {facets.category.map(({ value: category, count }) => {
        const chosen = category === filters.category;
        return (
          <a
            key={category}
            href={to(wishesAt({ ...filters, category: chosen ? undefined : category }))}
            aria-current={chosen ? "true" : undefined}
          >
            <Drawing name={category} size="filter" />
            {wishes.category[category]}
            {count !== null && <small>{number(count)}</small>}
          </a>
        );
      })}
    </nav>
  );
}

/** What is chosen, each a link that takes it away again. */
function Chosen({ filters, facets }: Props) {
  const { common, wishes } = useText();
  const locale = useLocale();
  const written = useWrittenIn();
  const to = useTo();
  const { q, category, place, batch, priceMax } = filters;
  const { find } = wishes;
  const named = facets.place.find(({ value }) => value === place)?.name;
  const title = facets.batch.find(({ value }) => value === batch)?.name;
  const chosen = [
    { key: "q", label: q && `“${q}”`, lang: /\p{Script=Han}/u.test(q ?? "") ? written : undefined },
    { key: "category", label: category && wishes.category[category] },
    { key: "place", label: named && (locale === "en" ? named.en : named.zh) },
    { key: "batch", label: title, lang: written },
    { key: "priceMax", label: priceMax && find.upTo(Number(priceMax)) },
  ].filter(({ label }) => label);
  if (chosen.length === 0) return null;
  return (
    <nav className="chosen" aria-label={find.chosen}>
      {chosen.map(({ key, label, lang }) => (
        <a key={key} href={to(wishesAt({ ...filters, [key]: undefined }))}>
          <span className="unseen">
            {find.takeAway}
            {common.colon}
          </span>
          <span className="chosen-what" lang={lang}>
            {label}
          </span>
        </a>
      ))}
      <a className="chosen-all" href={to(wishesAt({ state: filters.state, sort: filters.sort }))}>
        {find.clear}
      </a>
    </nav>
  );
}

/** The address of the wishes under a filter; what isn't set isn't said. */
export function wishesAt({ priceMax, ...filters }: WishFilter): string {
  const said = Object.entries({ ...filters, price_max: priceMax }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return said.length ? `/wishes?${new URLSearchParams(said)}` : "/wishes";
}
