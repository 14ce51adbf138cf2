import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Row = SerializeFrom<typeof loader>["waiting"][number];

/** A fund's wishes: what it is, how much is kept for it, until when, and how far it came. */
export function AllocationTable({
  slug,
  label,
  rows,
}: {
  slug: string;
  label: string;
  rows: Row[];
}) {
  const { allocations: text, wishes } = useText();
  const written = useWrittenIn();
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "wish",
          head: text.wish,
          main: true,
          cell: ({ number, title, batch }) => (
            <>
              {wishes.number(number)} <span lang={written}>{title}</span>{" "}
              <small lang={written}>{batch}</small>
            </>
          ),
        },
        { key: "item", head: text.item, cell: ({ item }) => <span lang={written}>{item}</span> },
        {
          key: "money",
          head: text.money,
          numeric: true,
          cell: ({ amount }) => <MoneyText value={amount} />,
        },
        { key: "due", head: text.due, cell: ({ dueAt }) => dueAt && <Day at={dueAt} /> },
        { key: "road", head: text.road, cell: (row) => <Road slug={slug} row={row} /> },
      ]}
    />
  );
}

function Road({ slug, row }: { slug: string; row: Row }) {
  const { allocations: text, board } = useText();
  const { state, claimState, purchaseId, ordered, sentBack, donors } = row;
  const { underWay, atHub, handedOver, granted } = board.steps;
  const arrived = {
    ...{ held: "", committed: "", released: "", expired: "", cancelled: "" },
    ...{ sent: underWay, received: atHub, delivered: handedOver, confirmed: granted },
  }[claimState ?? "held"];
  const order = sentBack ? text.purchases.states.refused : text.ordered;
  const said = ordered ? order : text.states[state];
  return (
    <>
      {purchaseId ? <TextLink to={`/fund/${slug}/purchases/${purchaseId}`}>{said}</TextLink> : said}
      {arrived && ` · ${arrived}`}
      {donors && <small> {text.donors}</small>}
    </>
  );
}
