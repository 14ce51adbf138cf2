import type { DepositState, PledgeState } from "~/domain/funds/life";
import { useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";

const tones: Record<PledgeState, Tone> = {
  promised: "wait",
  paid: "done",
  refunded: "stop",
  partly_refunded: "way",
  failed: "fault",
  cancelled: "stop",
  disputed: "fault",
  lost: "stop",
};

/** How far a promise of money came. */
export function PledgeStanding({ state }: { state: PledgeState }) {
  const { states } = useText().funds;
  return <Badge tone={tones[state]}>{states[state]}</Badge>;
}

const depositTones: Record<DepositState, Tone> = {
  recorded: "wait",
  approved: "done",
  rejected: "stop",
};

/** Whether money that was entered is in the books. */
export function DepositStanding({ state }: { state: DepositState }) {
  const { states } = useText().funds.desk.deposits;
  return <Badge tone={depositTones[state]}>{states[state]}</Badge>;
}
