import type { Standing, StatementState } from "~/domain/funds/statement/life";
import { useText } from "~/i18n/reader";
import { Badge, type Tone } from "~/ui/badge";

const tones: Record<StatementState, Tone> = {
  unsure: "wait",
  open: "wait",
  sent: "way",
  approved: "way",
  booked: "done",
  dropped: "stop",
};

/** How far a statement came. */
export function StatementStanding({ state }: { state: StatementState }) {
  return <Badge tone={tones[state]}>{useText().statements.states[state]}</Badge>;
}

const lineTones: Record<Standing, Tone> = {
  decide: "wait",
  pledge: "done",
  gift: "done",
  aside: "stop",
  before: "stop",
  not_gift: "stop",
};

/** What a line of a statement is by now. */
export function LineStanding({ standing }: { standing: Standing }) {
  return <Badge tone={lineTones[standing]}>{useText().statements.standings[standing]}</Badge>;
}
