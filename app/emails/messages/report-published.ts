import { endsOf } from "~/i18n/report-texts";
import { filled, type Compose } from "../kinds";

export const reportPublished: Compose<"report-published"> = (
  { fund, reportId, ...period },
  { text: { reportPublished: said }, ...format },
) => ({
  subject: filled(said.subject, { fund }),
  paragraphs: [filled(said.lead, { fund, ...endsOf(format, period) }), said.mine],
  action: { label: said.action, path: `/reports/${reportId}` },
});
