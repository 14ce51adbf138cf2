import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { periodOf } from "~/i18n/report-texts";
import { TextLink } from "~/ui/button";
import { Callout } from "~/ui/panel";

type Report = { publicId: string; firstDay: string; lastDay: string };

/** Tells who is about to approve money of published reports that will not tell of it. */
export function AlreadyReported({ reports, says }: { reports: readonly Report[]; says: string }) {
  const words = useText();
  const format = useFormat();
  if (reports.length === 0) return null;
  return (
    <Callout>
      {reports.map(({ publicId, ...period }) => (
        <p key={publicId}>
          {filled(says, { period: periodOf(words, format, period) })}{" "}
          <TextLink to={`/reports/${publicId}`}>{words.funds.desk.deposit.reportedLink}</TextLink>
        </p>
      ))}
    </Callout>
  );
}
