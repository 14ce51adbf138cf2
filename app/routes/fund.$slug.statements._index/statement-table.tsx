import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText } from "~/i18n/reader";
import { StatementStanding } from "~/parts/statement-state";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Listed = SerializeFrom<typeof loader>["statements"][number];

/**
 * Statements that were brought: of which days, how many lines, and what waits. Each is opened at `here`; not
 * by who may not.
 */
export function StatementTable({ here, statements }: { here?: string; statements: Listed[] }) {
  const { list } = useText().statements;
  const { day, number } = useFormat();
  const said = (on: string) => day(`${on}T04:00:00.000Z`);
  return (
    <Table
      label={list.title}
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "period",
          head: list.period,
          main: true,
          cell: ({ id, period }) => {
            const days = period ? `${said(period.from)} – ${said(period.to)}` : list.noPeriod;
            return here ? <TextLink to={`${here}/${id}`}>{days}</TextLink> : days;
          },
        },
        {
          key: "uploaded",
          head: list.uploaded,
          cell: ({ uploadedAt, by }) => (
            <>
              <Day at={uploadedAt} as="dayTime" /> {by}
            </>
          ),
        },
        {
          key: "lines",
          head: list.lines,
          numeric: true,
          cell: ({ rowsRead }) => number(rowsRead),
        },
        {
          key: "state",
          head: list.state,
          cell: ({ state, counts, reason }) => (
            <>
              <StatementStanding state={state} />
              {state === "open" && counts.decide > 0 && (
                <small className="flow-note">{list.decide(counts.decide)}</small>
              )}
              {state === "open" && reason && <small className="flow-note">{reason}</small>}
            </>
          ),
        },
      ]}
    />
  );
}
