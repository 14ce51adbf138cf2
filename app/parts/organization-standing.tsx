import { useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";

type State = "applied" | "verified" | "refused";

const tones: Record<State, Tone> = { applied: "wait", verified: "done", refused: "stop" };

/** Where an organization stands; frozen beats every state. */
export function Standing({ state, frozen }: { state: State; frozen: boolean }) {
  const { accounts } = useText();
  if (frozen) return <Badge tone="stop">{accounts.frozen}</Badge>;
  return <Badge tone={tones[state]}>{accounts.states[state]}</Badge>;
}
