import type { Compose } from "../kinds";
import { concernFacts } from "./about-concern";

export const concernUrgent: Compose<"concern-urgent"> = (concern, pen) => {
  const words = pen.text.concerns.urgent;
  return {
    subject: words.subject,
    paragraphs: [words.lead, concern.hid ? words.hid : words.shown],
    facts: concernFacts(concern, pen),
    action: { label: words.action, path: `/steward/concerns/${concern.concernId}` },
  };
};
