import type { SerializeFrom } from "@remix-run/node";
import { useText, useTo } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import type { loader } from "./route";

type Entry = SerializeFrom<typeof loader>["entries"][number];
/** Sentences by the names that the log keeps. */
type Said = Readonly<Record<string, string>>;

/** What happened, newest first: when, what, and who. */
export function Entries({
  entries,
  slug,
  timeZone,
}: {
  entries: Entry[];
  slug: string;
  timeZone: string;
}) {
  const { history } = useText();
  const says = useSaid();
  const to = useTo();
  return (
    <ol className="history">
      {entries.map((entry, place) => (
        <li key={place} className={entry.look ? "history-look" : undefined}>
          <Day at={entry.at} as="dayTime" timeZone={timeZone} />
          <p>
            <b>{says(entry)}</b> {entry.look && <Badge tone="wait">{history.look}</Badge>}
          </p>
          <p>
            {"name" in entry.by && entry.by.name ? entry.by.name : history.by[entry.by.kind]}
            {entry.claimId && (
              <a href={to(`/organizer/batches/${slug}/claims/${entry.claimId}`)}>
                {history.toClaim}
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function useSaid() {
  const { common, history, log } = useText();
  const { doors, events, purposes }: Record<"doors" | "events" | "purposes", Said> = log;
  return ({ name, purpose }: Entry) => {
    const looked = name === "privacy.lookedAtChild" ? history.looked : undefined;
    const what = looked ?? events[name] ?? doors[name] ?? name;
    return purpose ? `${what}${common.colon}${purposes[purpose] ?? purpose}` : what;
  };
}
