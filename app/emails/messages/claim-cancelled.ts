import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimCancelled: Compose<"claim-cancelled"> = (claim, pen) => ({
  subject: filled(pen.text.claimCancelled.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimCancelled.lead],
  facts: [...wishFacts(claim, pen), { label: pen.text.facts.reason, value: claim.reason }],
  action: { label: pen.text.claimCancelled.action, path: "/wishes" },
});
