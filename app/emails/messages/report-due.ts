import { filled, type Compose } from "../kinds";

export const reportDue: Compose<"report-due"> = (
  { fund, slug, dueOn, late },
  { text: { reportDue: said }, day },
) => {
  const values = { fund, day: day(dueOn) };
  return {
    subject: filled(late ? said.lateSubject : said.subject, values),
    paragraphs: [filled(late ? said.late : said.lead, values)],
    action: { label: said.action, path: `/fund/${slug}/reports` },
  };
};
