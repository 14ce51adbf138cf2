import { filled, type Compose } from "../kinds";
import { due, wishFacts } from "./about-claim";

export const claimMoved: Compose<"claim-moved"> = (claim, pen) => ({
  subject: filled(pen.text.claimMoved.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimMoved.lead],
  facts: [...wishFacts(claim, pen), due(claim, pen)],
  action: { label: pen.text.claimMoved.action, path: `/claims/${claim.claimId}` },
});
