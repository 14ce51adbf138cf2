import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimReceipt: Compose<"claim-receipt"> = (claim, pen) => {
  const said = pen.text.claimReceipt;
  return {
    subject: filled(said.subject, claim),
    paragraphs: [said.lead],
    facts: wishFacts(claim, pen),
    action: { label: said.action, path: `/claims/${claim.claimId}/receipt` },
  };
};
