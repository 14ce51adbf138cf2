import { useFormat, useText, useTo } from "~/i18n/reader";
import { BatchStanding } from "~/parts/desk";
import type { BatchState } from "~/parts/wires";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

type Batch = {
  slug: string;
  number: number;
  title: string;
  state: BatchState;
  closesAt: string;
  wishes: number;
  drafts: number;
  taken: number;
};

/** The batches of one programme, newest first. */
export function Batches({ label, batches }: { label: string; batches: Batch[] }) {
  const words = useText().organizer.batches;
  const format = useFormat();
  const to = useTo();
  return (
    <Table
      label={label}
      rows={batches}
      rowKey={({ slug }) => slug}
      empty={<p>{words.noBatch}</p>}
      columns={[
        {
          key: "batch",
          head: words.title,
          main: true,
          cell: ({ slug, number, title }) => (
            <a href={to(`/organizer/batches/${slug}`)}>
              {words.number(number)} · {title}
            </a>
          ),
        },
        { key: "state", head: words.state, cell: ({ state }) => <BatchStanding state={state} /> },
        {
          key: "wishes",
          head: words.wishes,
          numeric: true,
          cell: (one) => format.number(one.wishes),
        },
        {
          key: "drafts",
          head: words.drafts,
          numeric: true,
          cell: (one) => format.number(one.drafts),
        },
        { key: "taken", head: words.taken, numeric: true, cell: (one) => format.number(one.taken) },
        { key: "closes", head: words.closes, cell: ({ closesAt }) => <Day at={closesAt} /> },
      ]}
    />
  );
}
