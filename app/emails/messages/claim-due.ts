import { filled, type Compose } from "../kinds";
import { due, wishFacts } from "./about-claim";

export const claimDue: Compose<"claim-due"> = (claim, pen) => ({
  subject: filled(pen.text.claimDue[claim.late ? "late" : "soon"].subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimDue[claim.late ? "late" : "soon"].lead, pen.text.claimDue[claim.way]],
  facts: [...wishFacts(claim, pen), due(claim, pen)],
  action: { label: pen.text.claimDue.action, path: `/claims/${claim.claimId}` },
});
