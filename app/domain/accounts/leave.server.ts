import { sql } from "kysely";
import { Refusal } from "~/platform/refusal";
import { isSteward, personIdOf } from "../actor";
import { command } from "../door.server";
import { leaveInput } from "./input";

/**
 * A person leaves for good: email and name, sessions, codes and letters go, memberships end. Claims and
 * pledges stay as the record of what was given, and name nobody.
 * @throws Refusal `leaves_with_claims` or `leaves_with_pledges` while something is promised,
 * `organization_needs_coordinator` where nobody else is one, `leaves_as_steward`.
 */
export const leave = command("accounts.leave", {
  input: leaveInput,
  may: ({ actor }) => actor.kind === "person",

  async handle({ tx, now, actor, tell }) {
    if (isSteward(actor)) throw new Refusal("leaves_as_steward");
    await sql`select leave_for_good(${now})`.execute(tx);
    await tell("person_left", { personId: personIdOf(actor) });
  },
});
