import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimUnchecked: Compose<"claim-unchecked"> = (claim, pen) => ({
  subject: filled(pen.text.claimUnchecked.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimUnchecked.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimUnchecked.action, path: `/claims/${claim.claimId}` },
});
