import { filled, type Compose } from "../kinds";

export const pledgeInvitation: Compose<"pledge-invitation"> = (
  { fund, host, token },
  { text: { pledgeInvitation: said } },
) => ({
  subject: filled(said.subject, { fund }),
  paragraphs: [filled(said.lead, { fund, host })],
  action: { label: said.action, path: `/pledge/${token}` },
  caution: said.caution,
});
