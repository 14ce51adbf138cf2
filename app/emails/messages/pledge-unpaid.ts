import { filled, type Compose } from "../kinds";

export const pledgeUnpaid: Compose<"pledge-unpaid"> = (pledge, { text, money, day }) => {
  const { pledgeUnpaid: said, facts } = text;
  const amount = money(pledge.amount);
  const { came, short } = pledge;
  const next = short
    ? filled(said.twice.short, { missing: money(short.missing), day: day(short.until) })
    : said.twice.next;
  return {
    subject: filled(came ? said.twice.subject : said.subject, { fund: pledge.fund, amount }),
    paragraphs: came
      ? [filled(said.twice.lead, { came: money(came) }), next]
      : [said.lead, said.next],
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.reference, value: pledge.reference },
      { label: facts.fund, value: pledge.fund },
      { label: facts.host, value: pledge.host },
      { label: facts.purpose, value: pledge.purpose },
    ],
    action: { label: said.action, path: `/pledges/${pledge.publicId}` },
  };
};
