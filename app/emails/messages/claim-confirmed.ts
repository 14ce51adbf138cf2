import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimConfirmed: Compose<"claim-confirmed"> = (claim, pen) => ({
  subject: filled(pen.text.claimConfirmed.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimConfirmed.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimConfirmed.action, path: `/claims/${claim.claimId}` },
});
