import { filled, type Compose } from "../kinds";

export const pledgePaid: Compose<"pledge-paid"> = (payment, { text, money, day }) => {
  const { pledgePaid: said, facts } = text;
  const amount = money(payment.amount);
  const { rest, byCard } = payment;
  const { lead } = byCard ? said.card : said;
  const short = byCard ? said.card.short : said.short.lead;
  return {
    subject: rest
      ? filled(said.short.subject, { fund: payment.fund, missing: money(rest.missing) })
      : filled(said.subject, { fund: payment.fund, amount }),
    paragraphs: rest
      ? [
          filled(short, { came: money(rest.came), missing: money(rest.missing) }),
          filled(said.short.next, { day: day(rest.until) }),
        ]
      : [lead],
    ...(rest && { code: rest.reference }),
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.received, value: day(payment.receivedOn) },
      ...(rest
        ? [
            { label: facts.missing, value: money(rest.missing) },
            { label: facts.reference, value: rest.reference },
            { label: facts.transferTo, value: rest.transferTo },
          ]
        : []),
      { label: facts.fund, value: payment.fund },
      { label: facts.host, value: payment.host },
      { label: facts.purpose, value: payment.purpose },
    ],
    action: rest
      ? { label: said.short.action, path: `/pledges/${rest.publicId}` }
      : { label: said.action, path: `/funds/${payment.slug}` },
  };
};
