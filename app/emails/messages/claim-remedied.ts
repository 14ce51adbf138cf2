import { filled, type Compose } from "../kinds";
import { due, wishFacts } from "./about-claim";

export const claimRemedied: Compose<"claim-remedied"> = (claim, pen) => ({
  subject: filled(pen.text.claimRemedied.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimRemedied.lead],
  facts: [
    ...wishFacts(claim, pen),
    { label: pen.text.facts.reason, value: claim.reason },
    due(claim, pen),
  ],
  action: { label: pen.text.claimRemedied.action, path: `/claims/${claim.claimId}` },
});
