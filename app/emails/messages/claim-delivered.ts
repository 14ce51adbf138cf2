import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const claimDelivered: Compose<"claim-delivered"> = (claim, pen) => {
  const { lead, photo, subject, action } = pen.text.claimDelivered;
  return {
    subject: filled(subject, { wish: claim.wish }),
    paragraphs: claim.photographed ? [lead, photo] : [lead],
    facts: wishFacts(claim, pen),
    action: { label: action, path: `/claims/${claim.claimId}` },
  };
};
