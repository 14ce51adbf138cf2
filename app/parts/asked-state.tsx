import type { DepositOutcome } from "~/domain/funds/life";
import { Badge, type Tone } from "~/ui/badge";

const tones: Record<DepositOutcome, Tone> = {
  recorded: "wait",
  approved: "done",
  rejected: "stop",
  undone: "stop",
  taken_back: "stop",
};

/** Whether what one person recorded or asked for is in the books by another's word. */
export const AskedState = ({ state, text }: { state: DepositOutcome; text: string }) => (
  <Badge tone={tones[state]}>{text}</Badge>
);
