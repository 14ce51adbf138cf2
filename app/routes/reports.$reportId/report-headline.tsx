import type { ReportSeen } from "~/domain/reports/wire";
import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Banner } from "~/ui/banner";
import { TextLink } from "~/ui/button";
import { Figures } from "~/ui/figures";
import { MoneyText } from "~/ui/money";

/** That a later version corrects this one, or what this one corrects; and the few large numbers. */
export function ReportHeadline({ report }: { report: ReportSeen }) {
  const { reports: text } = useText();
  const written = useLangOf();
  const { money, wishes } = report;
  return (
    <>
      {report.correctedBy && (
        <Banner tone="wait">
          {text.corrected}{" "}
          <TextLink to={`/reports/${report.correctedBy}`}>{text.correctedLink}</TextLink>
        </Banner>
      )}
      {report.correction && (
        <p className="prose as-typed report-correction">
          <b>{text.correction}</b>{" "}
          <span lang={written(report.correction)}>{report.correction}</span>
        </p>
      )}
      <Figures
        items={[
          money
            ? { label: text.money.allocated, value: <MoneyText value={money.allocated} /> }
            : { label: text.wishes.posted, value: wishes.posted },
          { label: text.wishes.taken, value: wishes.taken },
          { label: text.wishes.granted, value: wishes.granted, done: true },
          ...(money
            ? [{ label: text.money.closing, value: <MoneyText value={money.closing} /> }]
            : []),
        ]}
      />
    </>
  );
}
