import { filled, type Compose } from "../kinds";

export const pledgePaid: Compose<"pledge-paid"> = (payment, { text, money, day }) => {
  const { pledgePaid: said, facts } = text;
  const amount = money(payment.amount);
  return {
    subject: filled(said.subject, { fund: payment.fund, amount }),
    paragraphs: [said.lead],
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.received, value: day(payment.receivedOn) },
      { label: facts.fund, value: payment.fund },
      { label: facts.host, value: payment.host },
      { label: facts.purpose, value: payment.purpose },
    ],
    action: { label: said.action, path: `/funds/${payment.slug}` },
  };
};
