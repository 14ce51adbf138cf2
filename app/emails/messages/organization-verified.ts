import { filled, type Compose } from "../kinds";

export const organizationVerified: Compose<"organization-verified"> = (
  { organization },
  { text },
) => ({
  subject: filled(text.organizationVerified.subject, { organization }),
  paragraphs: [text.organizationVerified.lead],
  action: { label: text.organizationVerified.action, path: "/organizer" },
});
