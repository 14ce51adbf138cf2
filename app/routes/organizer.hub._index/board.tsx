import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Badge } from "~/ui/badge";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

export type Board = ReturnType<typeof useLoaderData<typeof loader>>;

export function Expected({ parcels }: Pick<Board, "parcels">) {
  const { hub } = useText();
  if (parcels.length === 0) return <Nothing title={hub.expectedEmpty} />;
  return (
    <Section title={hub.expected}>
      <Table
        label={hub.expected}
        rows={parcels}
        rowKey={({ code }) => code}
        columns={[
          { key: "code", head: hub.code, main: true, cell: ({ code }) => code },
          {
            key: "carrier",
            head: hub.carrier,
            cell: ({ carrier, trackingTail }) => `${carrier} …${trackingTail}`,
          },
          {
            key: "inside",
            head: hub.inside,
            cell: ({ gifts }) => hub.pieces(gifts.length),
          },
          {
            key: "sent",
            head: hub.sentAt,
            cell: ({ sentAt }) => sentAt && <Day at={sentAt} />,
          },
          {
            key: "open",
            head: "",
            bare: true,
            cell: ({ code }) => (
              <LinkButton small to={`/organizer/hub/${code}`}>
                {hub.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function Brought({ gifts }: { gifts: Board["brought"] }) {
  const { hub } = useText();
  if (gifts.length === 0) return <Nothing title={hub.broughtEmpty} />;
  return (
    <Section title={hub.brought}>
      <Table
        label={hub.brought}
        rows={gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: "gift",
            head: hub.thing,
            main: true,
            cell: (gift) => <GiftLine gift={gift} />,
          },
          {
            key: "on",
            head: hub.bringOn,
            cell: ({ bringOn, timeZone }) =>
              bringOn ? <Day at={`${bringOn}T12:00:00Z`} timeZone={timeZone} /> : "–",
          },
          {
            key: "due",
            head: hub.due,
            cell: ({ dueAt, timeZone }) => dueAt && <Day at={dueAt} timeZone={timeZone} />,
          },
          {
            key: "open",
            head: "",
            bare: true,
            cell: ({ claimId }) => (
              <LinkButton small to={`/organizer/hub/${claimId}`}>
                {hub.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function Today({ gifts }: { gifts: Board["today"] }) {
  const { deliveries, hub } = useText();
  if (gifts.length === 0) return <Nothing title={hub.todayEmpty} />;
  return (
    <Section
      title={hub.today}
      action={<LinkButton to="/organizer/deliveries">{hub.handOver}</LinkButton>}
    >
      <Table
        label={hub.today}
        rows={gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: "gift",
            head: hub.thing,
            main: true,
            cell: (gift) => <GiftLine gift={gift} />,
          },
          {
            key: "note",
            head: hub.note,
            cell: ({ substituteNote }) => substituteNote || "–",
          },
          {
            key: "state",
            head: "",
            bare: true,
            cell: ({ state }) => (
              <Badge tone={state === "confirmed" ? "done" : "way"}>
                {state in deliveries.states &&
                  deliveries.states[state as keyof typeof deliveries.states]}
              </Badge>
            ),
          },
          {
            key: "undo",
            head: "",
            bare: true,
            cell: ({ claimId, state }) =>
              state === "received" && (
                <LinkButton small to={`/organizer/hub/${claimId}/undo`}>
                  {hub.undo}
                </LinkButton>
              ),
          },
        ]}
      />
    </Section>
  );
}

const Nothing = ({ title }: { title: string }) => <Empty title={title} />;
