import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText } from "~/i18n/reader";
import { useAccountName } from "~/parts/account-name";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Entry = SerializeFrom<typeof loader>["entries"][number];

/** Entries with their lines, newest first: nothing here can be changed, only reversed. */
export function Entries({ entries }: { entries: Entry[] }) {
  const { entryKinds, books: text } = useText().funds.desk;
  const { day } = useFormat();
  return (
    <Table
      label={text.entries}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", head: text.number, main: true, cell: ({ number }) => number },
        {
          key: "day",
          head: text.happened,
          cell: ({ happenedOn }) => day(`${happenedOn}T04:00:00.000Z`),
        },
        { key: "kind", head: text.kind, cell: ({ kind }) => entryKinds[kind] },
        { key: "lines", head: text.lines, cell: ({ lines }) => <Lines lines={lines} /> },
        {
          key: "by",
          head: text.by,
          cell: ({ recordedBy, approvedBy }) =>
            [recordedBy, approvedBy].filter(Boolean).join(" → "),
        },
      ]}
    />
  );
}

function Lines({ lines }: { lines: Entry["lines"] }) {
  const { books: text } = useText().funds.desk;
  const format = useFormat();
  const nameOf = useAccountName();
  return (
    <ul className="entry-lines">
      {lines.map((line) => {
        const sum = line.debit ?? line.credit;
        return (
          <li key={line.key}>
            <span>{line.debit ? text.debit : text.credit}</span> <span>{nameOf(line)}</span>{" "}
            <b className="money">{sum && format.exact(sum)}</b>
          </li>
        );
      })}
    </ul>
  );
}
