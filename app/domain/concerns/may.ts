import { hasRole, isSteward, type Actor } from "../actor";
import type { ConcernKind } from "./input";

/** Anybody may say what is wrong: the site asks on his behalf, so that no log names him. */
export const mayWriteDown = (actor: Actor): boolean => actor.kind === "system";

/** Concerns are read and closed by stewards, whoever's thing they are about. */
export const mayHandleConcerns = (actor: Actor): boolean => isSteward(actor);

/** Whoever mends texts and photos hears that something may be wrong with one. */
export const mayHearOfConcerns = (actor: Actor): boolean =>
  actor.kind === "person" &&
  actor.memberships.some(({ organizationId }) =>
    hasRole(actor, organizationId, "coordinator", "reviewer"),
  );

/**
 * Whether staff hear that such a concern was reported with a thing of theirs. A suspicion of fraud is
 * about themselves: they don't, or what proves it might be gone before a steward looks. The database's
 * `concerns_told` says the same.
 */
export const staffMayHear = (kind: ConcernKind): boolean => kind !== "fraud";
