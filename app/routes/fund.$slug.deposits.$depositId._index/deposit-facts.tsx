import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { MoneyText } from "~/ui/money";
import { Section } from "~/ui/page";
import type { loader } from "./route";

type Deposit = SerializeFrom<typeof loader>;
type Payment = Deposit["payments"][number];

/** When and how it came, who entered it, and what each gift in it is for. */
export function DepositFacts({ deposit }: { deposit: Deposit }) {
  const { ways, desk } = useText().funds;
  const { deposits, deposit: text } = desk;
  const { day } = useFormat();
  const decided = deposit.decidedAt
    ? [{ label: text.decided, value: <By at={deposit.decidedAt} who={deposit.decidedBy} /> }]
    : [];
  return (
    <>
      <Facts
        items={[
          { label: deposits.day, value: day(`${deposit.receivedOn}T04:00:00.000Z`) },
          { label: deposits.way, value: ways[deposit.way] },
          ...(deposit.way === "elsewhere"
            ? [{ label: text.held, value: desk.accounts[deposit.heldAt] }]
            : []),
          { label: text.recorded, value: <By at={deposit.recordedAt} who={deposit.recordedBy} /> },
          ...decided,
          ...(deposit.reason ? [{ label: text.reason, value: deposit.reason }] : []),
        ]}
      />
      {deposit.payments.map((payment) => (
        <Gift key={payment.id} slug={deposit.fund.slug} payment={payment} />
      ))}
    </>
  );
}

const By = ({ at, who }: { at: string; who: string }) => (
  <>
    <Day at={at} as="dayTime" /> {who}
  </>
);

function Gift({ slug, payment }: { slug: string; payment: Payment }) {
  const { funds, cards } = useText();
  const { deposit: text } = funds.desk;
  const format = useFormat();
  const written = useLangOf();
  const { pledge, purpose, amount, payer } = payment;
  const differs = pledge && pledge.amount.minor !== amount.minor;
  return (
    <Section
      title={<MoneyText value={amount} />}
      action={
        payment.mayRefund && (
          <TextLink to={`/fund/${slug}/payments/${payment.id}/refund`}>{cards.ask.title}</TextLink>
        )
      }
    >
      <Facts
        items={[
          { label: text.payer, value: payer || text.payerNone },
          {
            label: text.purpose,
            value: purpose?.title ? (
              <span lang={written(purpose.title)}>{purpose.title}</span>
            ) : (
              text.general
            ),
          },
          {
            label: text.pledge,
            value: pledge ? (
              <>
                <span translate="no">{pledge.reference}</span>{" "}
                {filled(text.pledged, { amount: format.money(pledge.amount) })}
                {differs && <b> {text.differs}</b>}
              </>
            ) : (
              text.nopledge
            ),
          },
          ...payment.refunds.map((refund) => ({
            label: cards.ask.title,
            value: (
              <TextLink to={`/fund/${slug}/refunds/${refund.id}`}>
                {format.money(refund.amount)} · {cards.desk.refundStates[refund.state]}
              </TextLink>
            ),
          })),
        ]}
      />
    </Section>
  );
}
