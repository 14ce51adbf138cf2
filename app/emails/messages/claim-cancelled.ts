import { filled, type Compose, type LetterFacts, type Pen } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimCancelled: Compose<"claim-cancelled"> = (claim, pen) => ({
  subject: filled(pen.text.claimCancelled.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimCancelled.lead],
  facts: [...wishFacts(claim, pen), { label: pen.text.facts.reason, value: reasonOf(claim, pen) }],
  action: { label: pen.text.claimCancelled.action, path: "/wishes" },
});

/** Mostly what staff wrote; where the wish itself was withdrawn, no more is said. */
const reasonOf = ({ reason }: LetterFacts["claim-cancelled"], { text }: Pen) =>
  reason === "wish_withdrawn" ? text.claimCancelled.withdrawn : reason;
