import type { WireMoney } from "~/i18n/formats";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";
import { Page } from "~/ui/page";
import { LateNote } from "./report-money";
import { Overlaps, ReportNotices, WaitingPurchases, type Noticed } from "./report-notices";

export type ReportStepName = "submit" | "publish" | "sendBack" | "recompose" | "drop" | "correct";

type Looked = Noticed & { handedInAt: string | null; late: WireMoney | null };

/**
 * A step of a report, asked once before it is done; giving it back says why. A `report` that was
 * overtaken can't be handed in or published: its step is to compose it anew.
 */
export function ReportStep({
  step,
  at,
  report,
}: {
  step: ReportStepName;
  at: string;
  report?: Looked;
}) {
  const { desk: text } = useText().reports;
  const buttons: Record<ReportStepName, string> = {
    submit: text.submitButton,
    publish: text.publishButton,
    sendBack: text.sendBackButton,
    recompose: text.recompose,
    drop: text.dropButton,
    correct: text.correctButton,
  };
  if (report?.moved)
    return (
      <Page title={text[step]} narrow>
        <ReportNotices report={report} at={at} />
        <TextLink to={at}>{text.back}</TextLink>
      </Page>
    );
  return (
    <Confirm
      title={text[step]}
      lead={text.leads[step]}
      button={buttons[step]}
      danger={step === "drop" || step === "sendBack"}
      back={{ to: at, label: text.back }}
    >
      {report && (
        <>
          <WaitingPurchases report={report} />
          <Overlaps report={report} />
          <LateNote late={report.late} />
        </>
      )}
      {step === "publish" && report?.handedInAt && (
        <input type="hidden" name="handedInAt" value={report.handedInAt} />
      )}
      {step === "sendBack" && <TextArea name="note" label={text.note} maxLength={400} />}
    </Confirm>
  );
}
