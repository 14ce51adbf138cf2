import type { Compose } from "../kinds";
import { concernFacts } from "./about-concern";

export const concernTold: Compose<"concern-told"> = (concern, pen) => {
  const words = pen.text.concerns.told;
  return {
    subject: words.subject,
    paragraphs: [words.lead, concern.hid ? words.hid : words.shown],
    facts: concernFacts(concern, pen),
    action: { label: words.action, path: "/organizer/concerns" },
  };
};
