import { useText } from "~/i18n/reader";
import { Callout } from "~/ui/panel";

/** Whom to call when writing would take too long. */
export function Danger() {
  const { danger } = useText().concerns;
  return (
    <Callout>
      <p>
        <b>{danger.title}</b>
        {danger.body}
      </p>
    </Callout>
  );
}
