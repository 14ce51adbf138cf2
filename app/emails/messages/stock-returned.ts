import { filled, type Compose } from "../kinds";
import { wishFacts } from "./about-claim";

export const stockReturned: Compose<"stock-returned"> = (claim, pen) => ({
  subject: filled(pen.text.stockReturned.subject, { wish: claim.wish }),
  paragraphs: [pen.text.stockReturned.lead],
  facts: [...wishFacts(claim, pen), { label: pen.text.facts.note, value: claim.note }],
  action: { label: pen.text.stockReturned.action, path: "/wishes" },
});
