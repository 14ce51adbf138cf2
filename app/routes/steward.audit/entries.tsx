import { useFormat, useText } from "~/i18n/reader";
import { Banner } from "~/ui/banner";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Table } from "~/ui/table";

type Entry = {
  number: string;
  name: string;
  actorKind: string;
  actorId: string | null;
  subject: string | null;
  fields: string[];
  purpose: string | null;
  happenedAt: string;
};

/** Sentences by the names that the log keeps. */
type Said = Readonly<Record<string, string>>;

/** Whether anything was changed behind the log's back. */
export function Chain({ chain }: { chain: { number: string; broken: string | null } }) {
  const { steward } = useText();
  const format = useFormat();
  if (chain.broken !== null) {
    return (
      <Banner tone="stop">
        {steward.log.broken} <b>{chain.broken}</b>
      </Banner>
    );
  }
  return (
    <Banner tone="done">
      {steward.log.whole} <b>{format.number(Number(chain.number))}</b>
    </Banner>
  );
}

/** The log's rows: ids and names of fields, never values. */
export function Entries({ entries }: { entries: Entry[] }) {
  const { steward, log } = useText();
  const { columns } = steward.log;
  const { doors, events, purposes, actors }: Record<keyof typeof log, Said> = log;
  return (
    <Table
      label={steward.log.title}
      rows={entries}
      rowKey={({ number }) => number}
      empty={<Empty title={steward.log.empty} />}
      columns={[
        {
          key: "number",
          head: columns.number,
          main: true,
          numeric: true,
          cell: ({ number }) => number,
        },
        { key: "at", head: columns.at, cell: (row) => <Day at={row.happenedAt} as="dayTime" /> },
        {
          key: "name",
          head: columns.name,
          cell: ({ name, subject }) => (
            <>
              <b>{doors[name] ?? events[name] ?? name}</b> <small>{shortened(subject)}</small>
            </>
          ),
        },
        {
          key: "who",
          head: columns.who,
          cell: ({ actorKind, actorId }) => (
            <span title={actorId ?? undefined}>
              {actors[actorKind] ?? actorKind} <small>{actorId?.slice(0, 8)}</small>
            </span>
          ),
        },
        {
          key: "fields",
          head: columns.fields,
          cell: ({ fields, purpose }) =>
            [purpose && (purposes[purpose] ?? purpose), fields.join(", ")]
              .filter(Boolean)
              .join(" · ") || "–",
        },
      ]}
    />
  );
}

/** Ids by their first eight characters, which is enough to tell them apart by eye. */
const shortened = (subject: string | null) =>
  (subject ?? "").replace(/([0-9a-f]{8})-[0-9a-f-]{27}/g, "$1").replace(/[{}"]/g, "");
