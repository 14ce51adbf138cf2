import { Refusal } from "./refusal";

type Step<State extends string> = { from: readonly State[]; to: State };

/**
 * A lifecycle, written once. Commands ask it for the next state, pages for what can be done,
 * a law compares it with the database's enum.
 */
export type Lifecycle<Verb extends string, State extends string> = {
  readonly name: string;
  readonly steps: Readonly<Record<Verb, Step<State>>>;
  readonly states: readonly State[];
  /** Whether the verb is possible from the state. */
  can(verb: Verb, state: State): boolean;
  /** The state the verb leads to; refuses with `step_not_possible` otherwise. */
  next(verb: Verb, state: State): State;
  /** The verbs that are possible from the state. */
  verbsFrom(state: State): Verb[];
};

/** Declares a lifecycle from its table of verbs. */
export function lifecycle<const Verb extends string, const State extends string>(
  name: string,
  steps: Readonly<Record<Verb, Step<State>>>,
): Lifecycle<Verb, State> {
  const verbs = Object.keys(steps) as Verb[];
  const states = [...new Set(verbs.flatMap((verb) => [...steps[verb].from, steps[verb].to]))];
  const can = (verb: Verb, state: State) => steps[verb].from.includes(state);
  return {
    name,
    steps,
    states,
    can,
    next(verb, state) {
      if (!can(verb, state)) throw new Refusal("step_not_possible", undefined, { verb, state });
      return steps[verb].to;
    },
    verbsFrom: (state) => verbs.filter((verb) => can(verb, state)),
  };
}
