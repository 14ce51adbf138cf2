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

type Board = ReturnType<typeof useLoaderData<typeof loader>>;

export function Expected({ parcels }: Pick<Board, "parcels">) {
  const { deliveries } = useText();
  if (parcels.length === 0) return <Nothing title={deliveries.hub.expectedEmpty} />;
  return (
    <Section title={deliveries.hub.expected}>
      <Table
        label={deliveries.hub.expected}
        rows={parcels}
        rowKey={({ code }) => code}
        columns={[
          { key: "code", head: deliveries.hub.code, main: true, cell: ({ code }) => code },
          {
            key: "carrier",
            head: deliveries.carrier,
            cell: ({ carrier, trackingTail }) => `${carrier} …${trackingTail}`,
          },
          {
            key: "inside",
            head: deliveries.inside,
            cell: ({ gifts }) => deliveries.pieces(gifts.length),
          },
          {
            key: "sent",
            head: deliveries.sentAt,
            cell: ({ sentAt }) => sentAt && <Day at={sentAt} />,
          },
          {
            key: "open",
            head: "",
            bare: true,
            cell: ({ code }) => (
              <LinkButton small to={`/organizer/hub/${code}`}>
                {deliveries.hub.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function Brought({ gifts }: { gifts: Board["brought"] }) {
  const { deliveries } = useText();
  if (gifts.length === 0) return <Nothing title={deliveries.hub.broughtEmpty} />;
  return (
    <Section title={deliveries.hub.brought}>
      <Table
        label={deliveries.hub.brought}
        rows={gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: "gift",
            head: deliveries.spec,
            main: true,
            cell: (gift) => <GiftLine gift={gift} />,
          },
          {
            key: "on",
            head: deliveries.bringOn,
            cell: ({ bringOn, timeZone }) =>
              bringOn ? <Day at={`${bringOn}T12:00:00Z`} timeZone={timeZone} /> : "–",
          },
          {
            key: "due",
            head: deliveries.due,
            cell: ({ dueAt, timeZone }) => dueAt && <Day at={dueAt} timeZone={timeZone} />,
          },
          {
            key: "open",
            head: "",
            bare: true,
            cell: ({ claimId }) => (
              <LinkButton small to={`/organizer/hub/${claimId}`}>
                {deliveries.hub.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function Today({ gifts }: { gifts: Board["today"] }) {
  const { deliveries } = useText();
  if (gifts.length === 0) return <Nothing title={deliveries.hub.todayEmpty} />;
  return (
    <Section
      title={deliveries.hub.today}
      action={<LinkButton to="/organizer/deliveries">{deliveries.hub.handOver}</LinkButton>}
    >
      <Table
        label={deliveries.hub.today}
        rows={gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: "gift",
            head: deliveries.spec,
            main: true,
            cell: (gift) => <GiftLine gift={gift} />,
          },
          {
            key: "note",
            head: deliveries.note,
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
        ]}
      />
    </Section>
  );
}

const Nothing = ({ title }: { title: string }) => <Empty title={title} />;
