import type { ConcernKind } from "~/domain/concerns/input";
import type { Outcome } from "~/domain/concerns/life";
import { useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";
import { useThingName } from "./concern-thing";

export type ConcernListed = {
  id: string;
  about: string;
  number: number | null;
  title: string | null;
  batch: string | null;
  organization: string | null;
  kind: ConcernKind;
  state: "open" | "closed";
  outcome: Outcome | null;
  hid: boolean;
  reportedAt: string;
};

/** Concerns for a steward: which thing, what of it, how far. What was written stands behind the link. */
export function ConcernTable({ label, concerns }: { label: string; concerns: ConcernListed[] }) {
  const { concerns: text } = useText();
  const { columns } = text.queue;
  const name = useThingName();
  return (
    <Table
      label={label}
      rows={concerns}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "thing",
          head: columns.thing,
          main: true,
          cell: (row) => <TextLink to={`/steward/concerns/${row.id}`}>{name(row)}</TextLink>,
        },
        {
          key: "kind",
          head: columns.kind,
          cell: ({ kind, state }) =>
            kind === "identity" && state === "open" ? (
              <Badge tone="fault">{text.kinds[kind]}</Badge>
            ) : (
              text.kinds[kind]
            ),
        },
        {
          key: "organization",
          head: columns.organization,
          cell: ({ organization }) => organization ?? text.ofSite,
        },
        { key: "at", head: columns.at, cell: ({ reportedAt }) => <Day at={reportedAt} /> },
        { key: "state", head: columns.state, cell: (row) => <ConcernStanding {...row} /> },
      ]}
    />
  );
}

/** How far a concern has come, and what came of it. */
export function ConcernStanding({
  state,
  outcome,
  hid,
}: Pick<ConcernListed, "state" | "outcome" | "hid">) {
  const { concerns } = useText();
  if (state === "closed" && outcome)
    return (
      <Badge tone={outcome === "frozen" ? "stop" : "done"}>{concerns.outcomes[outcome]}</Badge>
    );
  return (
    <>
      <Badge tone="wait">{concerns.state.open}</Badge>
      {hid && <Badge tone="stop">{concerns.hid}</Badge>}
    </>
  );
}
