import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { PaymentStanding } from "~/parts/pledge-state";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Table } from "~/ui/table";
import type { loader } from "./route";

type Pledge = SerializeFrom<typeof loader>;

/** How far a gift by card came, and what its donor can do now. */
export function CardStanding({ pledge }: { pledge: Pledge }) {
  const { cards, funds } = useText();
  const { money } = useFormat();
  const { one } = cards;
  const { publicId, state, own, declined, ended, ending, returned, working, fund } = pledge;
  if (state === "promised") {
    const onItsWay = returned || working;
    return (
      <>
        <Callout>{working ? one.working : returned ? one.returned : one.promised}</Callout>
        {declined && !onItsWay && <p>{one.declined}</p>}
        {own && (
          <Actions>
            <LinkButton to={`/pledges/${publicId}${returned ? "?from=payment" : ""}`}>
              {one.look}
            </LinkButton>
            {!onItsWay && (
              <LinkButton kind="primary" to={`/pledges/${publicId}/payment`}>
                {one.pay}
              </LinkButton>
            )}
          </Actions>
        )}
      </>
    );
  }
  const over = state === "cancelled" || state === "failed";
  // A month's money may go back while the gift of every month stays paid.
  const partlyBack = state === "paid" && pledge.back.minor !== "0";
  return (
    <>
      <p>
        {over
          ? one[state === "failed" ? "failed" : "expired"]
          : filled(partlyBack ? one.wentBack : funds.one.next[state], {
              ...{ back: money(pledge.back), left: money(pledge.left) },
            })}
      </p>
      {pledge.monthly && !over && (ended || ending) && (
        <Callout>{ended ? one.ended : one.ending}</Callout>
      )}
      {pledge.monthly && declined && !ended && <Callout>{one.declined}</Callout>}
      {own && over && (
        <Actions>
          <LinkButton to={`/funds/${fund.slug}/pledge`}>{one.anew}</LinkButton>
        </Actions>
      )}
      {own && pledge.goesOn && (
        <Actions>
          <TextLink to={`/pledges/${publicId}/end`}>{one.end}</TextLink>
        </Actions>
      )}
    </>
  );
}

/** Each payment of a gift by card; a monthly one has many. */
export function CardPayments({ pledge: { payments } }: { pledge: Pledge }) {
  const { cards, funds } = useText();
  if (payments.length === 0) return null;
  return (
    <Section title={cards.one.payments}>
      <Table
        label={cards.one.payments}
        rows={payments}
        rowKey={({ id }) => id}
        columns={[
          { key: "at", head: cards.one.at, main: true, cell: ({ at }) => <Day at={at} /> },
          {
            key: "amount",
            head: funds.pledge.amount,
            numeric: true,
            cell: ({ amount }) => <MoneyText value={amount} />,
          },
          {
            key: "state",
            head: cards.desk.state,
            cell: ({ state }) => <PaymentStanding state={state} />,
          },
        ]}
      />
    </Section>
  );
}
