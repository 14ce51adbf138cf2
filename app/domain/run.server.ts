import { openDoors, type Scope } from "~/platform/command.server";
import { system, type Actor } from "./actor";
import type { Events } from "./events";
import { react } from "./reactions.server";

function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case "person":
      return {
        kind: "person",
        id: actor.personId,
        scope: actor.steward ? "steward" : "person",
        person: actor.personId,
        guest: actor.guestId,
        organizations: actor.memberships.map((one) => one.organizationId),
      };
    case "guest":
      return {
        kind: "guest",
        id: actor.guestId,
        scope: "guest",
        guest: actor.guestId,
        organizations: [],
      };
    case "link":
      return {
        kind: "link",
        id: actor.claimId,
        scope: "link",
        claim: actor.claimId,
        organizations: [],
      };
    case "system":
      return { kind: "system", id: null, scope: "system", organizations: [] };
  }
}

/** The doors into the domain: `run` for commands, `ask` for queries, `runSweep` for the clock's work. */
export const { run, ask, runSweep } = openDoors<Actor, Events>({ scopeOf, system, react });
