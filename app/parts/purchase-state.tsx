import type { PurchaseState } from "~/domain/funds/life";
import { useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";

const tones: Record<PurchaseState, Tone> = {
  recorded: "wait",
  refused: "fault",
  approved: "done",
  dropped: "stop",
};

/** Whether an order is in the books. */
export function PurchaseStanding({ state }: { state: PurchaseState }) {
  const { states } = useText().allocations.purchases;
  return <Badge tone={tones[state]}>{states[state]}</Badge>;
}
