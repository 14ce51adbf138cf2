import { useFormat, useText, useTo } from "~/i18n/reader";
import { filled } from "~/i18n/filled";
import type { WishSeen } from "~/parts/wires";
import { wishesAt, type WishFilter } from "~/parts/wish-filters";
import { WishTags } from "~/parts/wish-tag";
import { Empty } from "~/ui/empty";
import { Tabs } from "~/ui/tabs";

type State = "open" | "taken" | "granted";
type GivenUp = "price" | "batch" | "place" | "category" | "q";

type ElsewhereProps = {
  filters: WishFilter;
  totals: Record<State, number | null>;
  current: State;
};

const states = ["open", "taken", "granted"] as const;

const stateIn = (filters: WishFilter, state: State) =>
  wishesAt({ ...filters, sort: undefined, state: state === "open" ? undefined : state });

/** The states to look at, with how many wishes the filters leave in each. */
export function States({ filters, totals, current }: ElsewhereProps) {
  const { wishes } = useText();
  const items = states
    .filter((state) => totals[state] !== 0 || state === current)
    .map((state) => ({
      to: stateIn(filters, state),
      label: wishes.status[state],
      count: totals[state] ?? undefined,
      current: state === current,
    }));
  return <Tabs label={wishes.find.state} items={items} />;
}

/** What is to be known of the answer before it: that there is much, or that not all was asked. */
export function AboutAnswer({ many, cut, upTo }: { many: boolean; cut: boolean; upTo: number }) {
  const { find } = useText().wishes;
  const format = useFormat();
  return (
    <>
      {cut && <p className="field-hint">{find.cut}</p>}
      {many && <p className="field-hint">{filled(find.many, { count: format.number(upTo) })}</p>}
    </>
  );
}

/**
 * Nothing fits: what stands in other states, and what comes nearest and what was given up for it. Where
 * even the words had to go, nothing is near: it is just what waits.
 */
export function Nothing({
  near,
  ...elsewhere
}: { near: { wishes: WishSeen[]; givenUp: GivenUp[] } | null } & ElsewhereProps) {
  const { pages, wishes } = useText();
  const { find } = wishes;
  const parts = near?.givenUp.map((part) => find.nearParts[part]).join(find.and) ?? "";
  const offered = near?.givenUp.includes("q") ? find.waiting : filled(find.near, { what: parts });
  return (
    <>
      <Empty title={pages.wishes.none} action={{ to: "/wishes", label: pages.wishes.all }}>
        <Elsewhere {...elsewhere} />
        {near ? offered : pages.wishes.noneNote}
      </Empty>
      {near && <WishTags wishes={near.wishes} />}
    </>
  );
}

/** What the same search finds in the other states. */
function Elsewhere({ filters, totals, current }: ElsewhereProps) {
  const { find, status } = useText().wishes;
  const format = useFormat();
  const to = useTo();
  return states
    .filter((state) => state !== current && totals[state] !== 0)
    .map((state) => (
      <span key={state} className="elsewhere">
        <a href={to(stateIn(filters, state))}>
          {filled(find.elsewhere, {
            state: status[state],
            count: format.number(totals[state] ?? 0),
          })}
        </a>
      </span>
    ));
}
