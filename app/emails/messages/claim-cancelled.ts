import { filled, type Compose, type LetterFacts, type Pen } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimCancelled: Compose<"claim-cancelled"> = (claim, pen) => ({
  subject: filled(pen.text.claimCancelled.subject, { wish: claim.wish }),
  paragraphs: [claim.stocked ? pen.text.claimCancelled.stocked : pen.text.claimCancelled.lead],
  facts: [...wishFacts(claim, pen), ...reasonOf(claim, pen)],
  action: claim.stocked
    ? { label: pen.text.stockTakenIn.action, path: `/claims/${claim.claimId}/gift` }
    : { label: pen.text.claimCancelled.action, path: "/wishes" },
});

/** What staff wrote; nothing where a child's own data were withdrawn. */
const reasonOf = ({ reason }: LetterFacts["claim-cancelled"], { text }: Pen) =>
  reason ? [{ label: text.facts.reason, value: reason }] : [];
