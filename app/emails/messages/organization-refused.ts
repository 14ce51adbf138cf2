import { filled, type Compose } from "../kinds";

export const organizationRefused: Compose<"organization-refused"> = (
  { organization, reason },
  { text },
) => ({
  subject: filled(text.organizationRefused.subject, { organization }),
  paragraphs: [text.organizationRefused.lead],
  facts: [{ label: text.facts.reason, value: reason }],
  action: { label: text.organizationRefused.action, path: "/me" },
});
