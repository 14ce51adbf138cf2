import { useText } from "~/i18n/reader";
import { NumberedSteps } from "~/ui/steps";

/** The three steps from a wish to a promise. */
export function HowTo({ wide }: { wide?: boolean }) {
  const { steps } = useText().pages;
  return (
    <NumberedSteps
      wide={wide}
      steps={[
        { title: steps.hold, note: steps.holdNote },
        { title: steps.mail, note: steps.mailNote },
        { title: steps.give, note: steps.giveNote },
      ]}
    />
  );
}
