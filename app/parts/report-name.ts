import { useFormat, useText } from "~/i18n/reader";
import { periodOf, reportName } from "~/i18n/report-texts";

type Named = Parameters<typeof reportName>[2];

/** What a report and its period are called, in the page's language. */
export function useReportNames() {
  const [words, format] = [useText(), useFormat()];
  return {
    period: (report: Parameters<typeof periodOf>[2]) => periodOf(words, format, report),
    name: (report: Named) => reportName(words, format, report),
  };
}
