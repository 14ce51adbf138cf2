import type { SerializeFrom } from "@remix-run/node";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Badge, type Tone } from "~/ui/badge";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Claim = SerializeFrom<typeof loader>["claims"][number];

const tones: Record<Claim["road"]["state"], Tone> = {
  held: "wait",
  committed: "way",
  sent: "way",
  received: "way",
  delivered: "way",
  confirmed: "done",
  released: "stop",
  expired: "stop",
  cancelled: "stop",
};

export function ClaimsTable({
  slug,
  claims,
  waiting,
}: {
  slug: string;
  claims: Claim[];
  waiting: Record<string, number>;
}) {
  const { desk } = useText().claims;
  const { wishes } = useText();
  const format = useFormat();
  const to = useTo();
  const written = useWrittenIn();
  return (
    <Table
      label={desk.title}
      rows={claims}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "wish",
          head: desk.wish,
          main: true,
          cell: ({ id, wish }) => (
            <a href={to(`/organizer/batches/${slug}/claims/${id}`)}>
              {wishes.number(wish.number)} <span lang={written}>{wish.title}</span>
            </a>
          ),
        },
        {
          key: "state",
          head: desk.state,
          cell: ({ road, late }) => (
            <Badge tone={late ? "stop" : tones[road.state]}>
              {late ? desk.late[late] : desk.states[road.state]}
            </Badge>
          ),
        },
        {
          key: "due",
          head: desk.due,
          cell: ({ road, batch }) => (road.dueAt ? format.day(road.dueAt, batch.timeZone) : "–"),
        },
        {
          key: "by",
          head: desk.by,
          cell: ({ id, business, recorded, known }) => (
            <>
              {business ?? (recorded ? desk.recorded : known ? desk.person : desk.guest)}{" "}
              {waiting[id] && <Badge tone="wait">{desk.notices.waits(waiting[id])}</Badge>}
            </>
          ),
        },
      ]}
    />
  );
}
