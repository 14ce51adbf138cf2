import { filled, type Compose } from "../kinds";

export const reportPublished: Compose<"report-published"> = (
  { fund, reportId, firstDay, lastDay },
  { text: { reportPublished: said }, day },
) => ({
  subject: filled(said.subject, { fund }),
  paragraphs: [filled(said.lead, { fund, first: day(firstDay), last: day(lastDay) }), said.mine],
  action: { label: said.action, path: `/reports/${reportId}` },
});
