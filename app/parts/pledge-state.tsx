import type { DepositOutcome, PaymentState, PledgeState, RefundOutcome } from "~/domain/funds/life";
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

const depositTones: Record<DepositOutcome, Tone> = {
  recorded: "wait",
  approved: "done",
  rejected: "stop",
  undone: "stop",
  taken_back: "stop",
};

/** Whether money that was entered is in the books. */
export function DepositStanding({ state }: { state: DepositOutcome }) {
  const { states } = useText().funds.desk.deposits;
  return <Badge tone={depositTones[state]}>{states[state]}</Badge>;
}

const paymentTones: Record<PaymentState, Tone> = {
  recorded: "wait",
  cleared: "done",
  rejected: "stop",
  undone: "stop",
  failed: "fault",
  refunded: "stop",
  partly_refunded: "way",
  disputed: "fault",
  lost: "stop",
};

/** What became of one payment. */
export function PaymentStanding({ state }: { state: PaymentState }) {
  return <Badge tone={paymentTones[state]}>{useText().cards.states[state]}</Badge>;
}

const refundTones: Record<RefundOutcome, Tone> = {
  asked: "wait",
  approved: "way",
  sent: "way",
  settled: "done",
  failed: "fault",
  rejected: "stop",
  taken_back: "stop",
};

/** How far a refund came. */
export function RefundStanding({ state }: { state: RefundOutcome }) {
  return <Badge tone={refundTones[state]}>{useText().cards.desk.refundStates[state]}</Badge>;
}
