import { useFormat, useText } from "~/i18n/reader";
import { filled } from "~/i18n/filled";
import type { WishSeen } from "~/parts/wires";
import { wishesAt, type WishFilter } from "~/parts/wish-filters";
import { WishTags } from "~/parts/wish-tag";
import { Empty } from "~/ui/empty";
import { Tabs } from "~/ui/tabs";

type State = "open" | "taken" | "granted";
type GivenUp = "price" | "batch" | "place" | "category" | "q";

/** The states to look at, with how many wishes the filters leave in each. */
export function States({
  filters,
  totals,
  current,
}: {
  filters: WishFilter;
  totals: Record<State, number | null>;
  current: State;
}) {
  const { wishes } = useText();
  const items = (["open", "taken", "granted"] as const)
    .filter((state) => totals[state] !== 0 || state === current)
    .map((state) => ({
      to: wishesAt({ ...filters, sort: undefined, state: state === "open" ? undefined : state }),
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

/** Nothing fits: what comes nearest, and what was given up for it. */
export function Nothing({ near }: { near: { wishes: WishSeen[]; givenUp: GivenUp[] } | null }) {
  const { pages, wishes } = useText();
  const { find } = wishes;
  const parts = near?.givenUp.map((part) => find.nearParts[part]).join(find.and) ?? "";
  return (
    <>
      <Empty title={pages.wishes.none} action={{ to: "/wishes", label: pages.wishes.all }}>
        {near ? filled(find.near, { what: parts }) : pages.wishes.noneNote}
      </Empty>
      {near && <WishTags wishes={near.wishes} />}
    </>
  );
}
