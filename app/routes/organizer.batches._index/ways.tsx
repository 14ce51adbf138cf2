import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Pager } from "~/ui/pager";
import { Tabs } from "~/ui/tabs";
import type { loader } from "./route";

type List = SerializeFrom<typeof loader>;
type Asked = { state?: string | null; archived?: boolean; page?: number };

const addressOf = ({ state, archived, page }: Asked) => {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(archived && { archived: "1" }),
    ...(page && page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/organizer/batches?${query}` : "/organizer/batches";
};

const states = ["draft", "scheduled", "open", "closed", "reported"] as const;

/** Batches by their state, and whether programmes that are over are among them. */
export function Filters({ list: { state, archived, counts, hidden } }: { list: List }) {
  const { batches, organizer } = useText();
  const words = organizer.batches;
  const kinds = states.filter((one) => counts[one]);
  return (
    <>
      {(kinds.length > 1 || state) && (
        <Tabs
          label={words.filter}
          items={[
            { to: addressOf({ archived }), label: words.all, current: state === null },
            ...kinds.map((one) => ({
              to: addressOf({ state: one, archived }),
              label: batches.state[one],
              count: counts[one],
              current: state === one,
            })),
          ]}
        />
      )}
      {archived && <TextLink to={addressOf({ state })}>{words.hideArchived}</TextLink>}
      {hidden > 0 && (
        <TextLink to={addressOf({ state, archived: true })}>{words.showArchived(hidden)}</TextLink>
      )}
    </>
  );
}

/** The pages of a long list. */
export function Pages({ list: { state, archived, page, pages } }: { list: List }) {
  const words = useText().organizer.batches;
  if (pages === 1) return null;
  const way = (to: number, label: string) => ({
    to: addressOf({ state, archived, page: to }),
    label,
  });
  return (
    <Pager
      note={words.page(page)}
      previous={page > 1 ? way(page - 1, words.newer) : undefined}
      next={page < pages ? way(page + 1, words.older) : undefined}
    />
  );
}
