import { filled, type Compose } from "../kinds";

export const givingEnded: Compose<"giving-ended"> = (pledge, { text, money }) => {
  const { givingEnded: said, facts } = text;
  const amount = money(pledge.amount);
  return {
    subject: filled(said.subject, { fund: pledge.fund }),
    paragraphs: [said.lead, pledge.monthly ? said.monthly : said.once],
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.fund, value: pledge.fund },
      { label: facts.host, value: pledge.host },
      { label: facts.purpose, value: pledge.purpose },
    ],
    action: { label: said.action, path: `/pledges/${pledge.publicId}` },
  };
};
