import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimExpired: Compose<"claim-expired"> = (claim, pen) => ({
  subject: filled(pen.text.claimExpired.subject, { wish: claim.wish }),
  paragraphs: [
    pen.text.claimExpired[claim.cause],
    claim.cause === "unpaid" ? pen.text.claimExpired.paidAnyway : pen.text.claimExpired.anyway,
  ],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimExpired.action, path: "/wishes" },
});
