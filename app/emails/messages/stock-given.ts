import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const stockGiven: Compose<"stock-given"> = (claim, pen) => ({
  subject: filled(pen.text.stockGiven.subject, { thing: claim.thing }),
  paragraphs: [pen.text.stockGiven.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.stockGiven.action, path: `/claims/${claim.claimId}` },
});
