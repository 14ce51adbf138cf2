import type { SerializeFrom } from "@remix-run/node";
import type { DisputeState } from "~/domain/funds/life";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { PaymentStanding, RefundStanding } from "~/parts/pledge-state";
import { Badge, type Tone } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Listed = SerializeFrom<typeof loader>;

/** What came by card: each leads to its refund. */
export function PaymentTable({ home, payments }: { home: string; payments: Listed["payments"] }) {
  const { desk: text, one } = useText().cards;
  const written = useWrittenIn();
  return (
    <Section title={text.title}>
      <Table
        label={text.title}
        rows={payments}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "reference",
            head: text.reference,
            main: true,
            cell: ({ id, reference }) => (
              <TextLink to={`${home}/payments/${id}/refund`} translate="no">
                {reference}
              </TextLink>
            ),
          },
          {
            key: "amount",
            head: text.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "rhythm",
            head: one.rhythm,
            cell: ({ monthly }) => (monthly ? one.monthly : one.once),
          },
          {
            key: "purpose",
            head: text.purpose,
            cell: ({ purpose }) =>
              purpose?.title ? <span lang={written}>{purpose.title}</span> : text.general,
          },
          { key: "at", head: text.at, cell: ({ clearedAt }) => <Day at={clearedAt} /> },
          {
            key: "state",
            head: text.state,
            cell: ({ state }) => <PaymentStanding state={state} />,
          },
        ]}
      />
    </Section>
  );
}

/** Money on its way back, newest first. */
export function RefundTable({ home, refunds }: { home: string; refunds: Listed["refunds"] }) {
  const { desk: text } = useText().cards;
  return (
    <Section title={text.refunds}>
      <Table
        label={text.refunds}
        rows={refunds}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "at",
            head: text.askedAt,
            main: true,
            cell: ({ id, askedAt }) => (
              <TextLink to={`${home}/refunds/${id}`}>
                <Day at={askedAt} as="dayTime" />
              </TextLink>
            ),
          },
          {
            key: "amount",
            head: text.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "state",
            head: text.state,
            cell: ({ state }) => <RefundStanding state={state} />,
          },
        ]}
      />
    </Section>
  );
}

const tones: Record<DisputeState, Tone> = { open: "fault", won: "done", lost: "stop" };

/** Payments that banks took back, newest first. */
export function DisputeTable({ disputes }: { disputes: Listed["disputes"] }) {
  const { desk: text } = useText().cards;
  return (
    <Section title={text.disputes}>
      <Table
        label={text.disputes}
        rows={disputes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "at",
            head: text.openedAt,
            main: true,
            cell: ({ openedAt }) => <Day at={openedAt} />,
          },
          {
            key: "amount",
            head: text.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "state",
            head: text.state,
            cell: ({ state }) => <Badge tone={tones[state]}>{text.disputeStates[state]}</Badge>,
          },
        ]}
      />
    </Section>
  );
}
