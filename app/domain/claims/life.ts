import { lifecycle } from "~/platform/lifecycle";
import { Refusal } from "~/platform/refusal";

/** A claim's way, from the first click to the witness. */
export const claimLife = lifecycle("claim", {
  commit: { from: ["held"], to: "committed" },
  send: { from: ["committed"], to: "sent" },
  recall: { from: ["sent"], to: "committed" },
  receive: { from: ["committed", "sent"], to: "received" },
  uncheck: { from: ["received"], to: "sent" },
  unbring: { from: ["received"], to: "committed" },
  deliver: { from: ["received"], to: "delivered" },
  undeliver: { from: ["delivered"], to: "received" },
  confirm: { from: ["delivered"], to: "confirmed" },
  release: { from: ["held", "committed"], to: "released" },
  expire: { from: ["held", "committed"], to: "expired" },
  lose: { from: ["sent"], to: "expired" },
  remedy: { from: ["sent", "received", "delivered"], to: "committed" },
  cancel: { from: ["held", "committed", "sent", "received", "delivered"], to: "cancelled" },
});

export type ClaimVerb = keyof typeof claimLife.steps;
export type ClaimState = (typeof claimLife.states)[number];

/** The states in which a claim no longer keeps its wish. */
export const endedStates = ["released", "expired", "cancelled"] as const;
export type EndedState = (typeof endedStates)[number];

export const isEnded = (state: ClaimState): state is EndedState =>
  (endedStates as readonly ClaimState[]).includes(state);

/** The states that count against a donor's cap: live, and not yet confirmed. */
export const cappedStates = ["held", "committed", "sent", "received", "delivered"] as const;

/** The state a verb leads to; frozen beats every state. Refuses with `claim_frozen` or `step_not_possible`. */
export function nextState(
  verb: ClaimVerb,
  { state, frozenAt }: { state: ClaimState; frozenAt: Date | null },
): ClaimState {
  if (frozenAt) throw new Refusal("claim_frozen");
  return claimLife.next(verb, state);
}

/** A guest's hold lasts ten minutes; a known donor's as long as the batch says. */
export const guestHoldMinutes = 10;
/** How many days before its due date a claim is reminded of it. */
export const remindDays = 3;
/** How many days after its due date a reminded claim still waits for a parcel. */
export const graceDays = 3;
/** How many days a promise has at least when it is no longer on hold. */
export const daysAfterHold = 7;
/** After how many days past its due date a parcel that was sent and not received is a to-do. */
export const lateParcelDays = 10;

export const days = (count: number): number => count * 24 * 60 * 60 * 1000;
export const minutes = (count: number): number => count * 60 * 1000;
