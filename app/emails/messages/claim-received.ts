import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimReceived: Compose<"claim-received"> = (claim, pen) => ({
  subject: filled(pen.text.claimReceived.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimReceived.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimReceived.action, path: `/claims/${claim.claimId}` },
});
