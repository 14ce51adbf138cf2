import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export type ReportStepName = "submit" | "publish" | "sendBack" | "recompose" | "drop" | "correct";

/** A step of a report, asked once before it is done; giving it back says why. */
export function ReportStep({ step, at }: { step: ReportStepName; at: string }) {
  const { desk: text } = useText().reports;
  const buttons: Record<ReportStepName, string> = {
    submit: text.submitButton,
    publish: text.publishButton,
    sendBack: text.sendBackButton,
    recompose: text.recompose,
    drop: text.dropButton,
    correct: text.correctButton,
  };
  return (
    <Confirm
      title={text[step]}
      lead={text.leads[step]}
      button={buttons[step]}
      danger={step === "drop" || step === "sendBack"}
      back={{ to: at, label: text.back }}
    >
      {step === "sendBack" && <TextArea name="note" label={text.note} maxLength={400} />}
    </Confirm>
  );
}
