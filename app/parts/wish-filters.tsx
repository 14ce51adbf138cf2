import { useText, useTo } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Select } from "~/ui/field";
import { Drawing } from "~/ui/drawing";
import { categories, type Category } from "./wires";

export type WishFilter = {
  q?: string;
  category?: Category;
  place?: string;
  batch?: string;
  priceMax?: string;
  sort?: string;
};

type Option = { value: string; label: string };

const ceilings = [100, 200, 500];

/** Finding by words, place, batch, price and kind: a plain GET form, and links. */
export function WishFilters({
  filters,
  places,
  batches,
}: {
  filters: WishFilter;
  places: Option[];
  batches: Option[];
}) {
  const { find } = useText().wishes;
  const to = useTo();
  return (
    <>
      <form className="find" role="search" action={to("/wishes")}>
        {filters.category && <input type="hidden" name="category" value={filters.category} />}
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
        <div className="find-choices">
          <Select
            name="place"
            label={find.place}
            blank={find.everyPlace}
            options={places}
            value={filters.place}
          />
          <Select
            name="batch"
            label={find.batch}
            blank={find.everyBatch}
            options={batches}
            value={filters.batch}
          />
          <Select
            name="price_max"
            label={find.price}
            blank={find.anyPrice}
            options={ceilings.map((most) => ({ value: `${most}`, label: find.upTo(most) }))}
            value={filters.priceMax}
          />
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
        </div>
      </form>
      <Kinds filters={filters} />
    </>
  );
}

function Kinds({ filters }: { filters: WishFilter }) {
  const { wishes } = useText();
  const to = useTo();
  return (
    <nav className="kinds" aria-label={wishes.find.byCategory}>
      {categories.map((category) => {
        const chosen = category === filters.category;
        return (
          <a
            key={category}
            href={to(wishesAt({ ...filters, category: chosen ? undefined : category }))}
            aria-current={chosen ? "true" : undefined}
          >
            <Drawing name={category} size="filter" />
            {wishes.category[category]}
          </a>
        );
      })}
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
