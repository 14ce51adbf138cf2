import type { Compose } from "../kinds";

export const concernReported: Compose<"concern-reported"> = ({ open }, { text }) => ({
  subject: text.concerns.reported.subject,
  paragraphs: [text.concerns.reported.lead, text.concerns.waiting(open)],
  action: { label: text.concerns.reported.action, path: "/steward/concerns" },
});
