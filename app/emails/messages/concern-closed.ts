import type { Compose } from "../kinds";
import { concernFacts } from "./about-concern";

export const concernClosed: Compose<"concern-closed"> = (concern, pen) => {
  const words = pen.text.concerns.closed;
  return {
    subject: words.subject,
    paragraphs: [words.lead, words.outcome[concern.outcome]],
    facts: concernFacts(concern, pen),
    caution: words.caution,
  };
};
