import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const stockTakenIn: Compose<"stock-taken-in"> = (claim, pen) => ({
  subject: filled(pen.text.stockTakenIn.subject, { wish: claim.wish }),
  paragraphs: [pen.text.stockTakenIn.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.stockTakenIn.action, path: `/claims/${claim.claimId}/gift` },
});
