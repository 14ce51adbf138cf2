import { filled, type Compose } from "../kinds";
import { due, wishFacts } from "./about-claim";

export const claimCommitted: Compose<"claim-committed"> = (claim, pen) => {
  const { text } = pen;
  return {
    subject: filled(text.claimCommitted.subject, { wish: claim.wish }),
    paragraphs: [
      text.claimCommitted.lead,
      text.claimCommitted[claim.way],
      text.claimCommitted.change,
    ],
    facts: [
      ...wishFacts(claim, pen),
      due(claim, pen),
      { label: text.facts.hub, value: claim.hub.name },
      { label: text.facts.address, value: claim.hub.address },
      { label: text.facts.phone, value: claim.hub.phone },
    ],
    action: { label: text.claimCommitted.action, path: `/claims/${claim.claimId}` },
  };
};
