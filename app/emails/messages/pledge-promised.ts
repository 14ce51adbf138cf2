import { filled, type Compose } from "../kinds";

export const pledgePromised: Compose<"pledge-promised"> = (pledge, { text, money, day }) => {
  const { pledgePromised: said, facts } = text;
  const amount = money(pledge.amount);
  return {
    subject: filled(said.subject, { fund: pledge.fund, amount }),
    paragraphs: [said.lead, ...(pledge.payBy ? [said.forClaim] : []), said.later],
    code: pledge.reference,
    facts: [
      { label: facts.amount, value: amount },
      { label: facts.reference, value: pledge.reference },
      ...(pledge.payBy ? [{ label: facts.payBy, value: day(pledge.payBy) }] : []),
      { label: facts.transferTo, value: pledge.transferTo },
      { label: facts.fund, value: pledge.fund },
      { label: facts.host, value: pledge.host },
      { label: facts.purpose, value: pledge.purpose },
    ],
    action: { label: said.action, path: `/pledges/${pledge.publicId}` },
  };
};
