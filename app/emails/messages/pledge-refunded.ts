import { filled, type Compose } from "../kinds";

export const pledgeRefunded: Compose<"pledge-refunded"> = (refund, { text, money, day }) => {
  const { pledgeRefunded: said, facts } = text;
  const amount = money(refund.amount);
  const whole = refund.amount.minor === refund.paid.minor;
  const back = refund.approved ? said : said.outside;
  return {
    subject: filled(said.subject, { fund: refund.fund, amount }),
    paragraphs: [
      whole ? back.whole : filled(back.part, { paid: money(refund.paid) }),
      refund.byCard ? said.where : said.byBank,
    ],
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.sentBack, value: day(refund.sentOn) },
      { label: facts.fund, value: refund.fund },
      { label: facts.host, value: refund.host },
      { label: facts.purpose, value: refund.purpose },
    ],
    action: { label: said.action, path: `/pledges/${refund.publicId}` },
  };
};
