import type { Mode } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";

/** How a fund may take money, in a word each. */
export function FundModes({ modes, closed }: { modes: readonly Mode[]; closed?: boolean }) {
  const { funds: text } = useText();
  if (closed) return <Badge tone="stop">{text.ended}</Badge>;
  return modes.map((mode) => (
    <Badge key={mode} tone={mode === "none" ? "wait" : "open"}>
      {text.modes[mode]}
    </Badge>
  ));
}
