import { filled, type Compose } from "../kinds";

export const pledgeDeclined: Compose<"pledge-declined"> = (pledge, { text, money }) => {
  const { pledgeDeclined: said, facts } = text;
  const amount = money(pledge.amount);
  return {
    subject: filled(said.subject, { fund: pledge.fund, amount }),
    paragraphs: pledge.monthly ? [said.lead, said.monthly] : [said.lead, said.once],
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.fund, value: pledge.fund },
      { label: facts.host, value: pledge.host },
      { label: facts.purpose, value: pledge.purpose },
    ],
    action: { label: said.action, path: `/pledges/${pledge.publicId}` },
  };
};
