import { useFormat, useText } from "~/i18n/reader";
import { periodOf, reportName } from "~/i18n/report-texts";

type Named = Parameters<typeof reportName>[2];

/** What a report and its period are called, in the page's language; a line never ends inside a day. */
export function useReportNames() {
  const [words, formats] = [useText(), useFormat()];
  const whole = (day: string) => day.replaceAll(" ", "\u00a0");
  const format = {
    day: (iso: string) => whole(formats.day(iso)),
    dayOfYear: (iso: string) => whole(formats.dayOfYear(iso)),
  };
  return {
    period: (report: Parameters<typeof periodOf>[2]) => periodOf(words, format, report),
    name: (report: Named) => reportName(words, format, report),
  };
}
