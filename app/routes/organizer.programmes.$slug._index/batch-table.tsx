import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { BatchStanding } from "~/parts/desk";
import { useWrittenIn } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table, type Column } from "~/ui/table";
import type { loader } from "./route";

type Batch = SerializeFrom<typeof loader>["batches"][number];
type Counted = "wishes" | "taken" | "granted";

/** The same as the columns over it, in figures, with how long it took; the newest first. */
export function BatchTable({
  slug: programme,
  batches,
  copies,
}: {
  slug: string;
  batches: Batch[];
  copies: boolean;
}) {
  const { programme: words, batches: list } = useText().organizer;
  const format = useFormat();
  const to = useTo();
  const written = useWrittenIn();
  const counted = (key: Counted): Column<Batch> => ({
    key,
    head: words.totals[key],
    numeric: true,
    cell: (batch) => format.number(batch[key]),
  });
  return (
    <Table
      label={words.chart}
      caption={words.daysNote}
      rows={batches.toReversed()}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: "batch",
          head: words.batch,
          main: true,
          cell: ({ slug, number, title }) => (
            <a href={to(`/organizer/batches/${slug}`)}>
              {list.number(number)} · <span lang={written}>{title}</span>
            </a>
          ),
        },
        { key: "state", head: words.state, cell: ({ state }) => <BatchStanding state={state} /> },
        { key: "since", head: words.since, cell: ({ since }) => <Day at={since} /> },
        counted("wishes"),
        counted("taken"),
        counted("granted"),
        {
          key: "days",
          head: words.days,
          numeric: true,
          cell: ({ days }) => (days === null ? "–" : words.inDays(days)),
        },
        ...(copies
          ? [
              {
                key: "copy",
                head: "",
                bare: true,
                cell: ({ slug, title }: Batch) => (
                  <TextLink
                    to={`/organizer/programmes/${programme}/batches/new?from=${slug}`}
                    aria-label={`${words.copy}: ${title}`}
                  >
                    {words.copy}
                  </TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
