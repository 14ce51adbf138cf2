import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimHandedOn: Compose<"claim-handed-on"> = (claim, pen) => ({
  subject: filled(pen.text.claimHandedOn.subject, { wish: claim.wish }),
  paragraphs: [pen.text.claimHandedOn.lead],
  facts: wishFacts(claim, pen),
  action: { label: pen.text.claimHandedOn.action, path: "/me" },
});
