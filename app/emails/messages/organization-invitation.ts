import { filled, type Compose } from "../kinds";

export const organizationInvitation: Compose<"organization-invitation"> = (
  { organization, roles, token },
  { text, comma },
) => ({
  subject: filled(text.organizationInvitation.subject, { organization }),
  paragraphs: [filled(text.organizationInvitation.lead, { organization })],
  facts: [{ label: text.facts.roles, value: roles.map((role) => text.roles[role]).join(comma) }],
  action: { label: text.organizationInvitation.action, path: `/invitations/${token}` },
  caution: text.organizationInvitation.caution,
});
