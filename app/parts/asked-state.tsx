import type { DepositState } from "~/domain/funds/life";
import { Badge, type Tone } from "~/ui/badge";

const tones: Record<DepositState, Tone> = {
  recorded: "wait",
  approved: "done",
  rejected: "stop",
  undone: "stop",
};

/** Whether what one person recorded or asked for is in the books by another's word. */
export const AskedState = ({ state, text }: { state: DepositState; text: string }) => (
  <Badge tone={tones[state]}>{text}</Badge>
);
