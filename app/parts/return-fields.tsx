import { useText } from "~/i18n/reader";
import { Checks, Field } from "~/ui/field";

/** Why a text goes back: one of what it mostly is, own words, or both. */
export function ReturnFields() {
  const { reason, reasons, own } = useText().drafts.review.returning;
  return (
    <>
      <Checks
        name="reason"
        legend={reason}
        options={reasons.map((one) => ({ value: one, label: one }))}
      />
      <Field name="own" label={own} optional maxLength={120} />
    </>
  );
}

/** The reason as it is told: what was chosen and what was typed, one after the other. */
export const reasonIn = ({ reason, own }: Record<string, unknown>): string =>
  [reason, own]
    .filter((text) => typeof text === "string")
    .map((text) => text.trim())
    .filter(Boolean)
    .join(" ");
