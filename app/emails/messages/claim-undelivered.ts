import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimUndelivered: Compose<"claim-undelivered"> = (claim, pen) => ({
  subject: filled(pen.text.claimUndelivered.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimUndelivered.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimUndelivered.action, path: `/claims/${claim.claimId}` },
});
