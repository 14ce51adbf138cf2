import { hasRole, isSteward, type Actor } from "../actor";

/** Collecting, changing, hiding and withdrawing wishes is the coordinator's work. */
export const mayKeepWishes = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator");

/** Texts are read by a reviewer; that he wrote none of it, the database sees to. */
export const mayReviewWishes = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "reviewer");

/** A concern is heeded by whoever of the desk hears it, or by a steward. */
export const mayHideWishes = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator", "reviewer") || isSteward(actor);

/** What is unsafe is stopped by a steward, whoever collected it. */
export const mayFreezeWishes = (actor: Actor): boolean => isSteward(actor);

/** Whose changes count as text: the coordinator's, and the reviewer's when he strikes. */
export const mayReviseWishes = (actor: Actor, organizerId: string): boolean =>
  mayKeepWishes(actor, organizerId) || mayReviewWishes(actor, organizerId);
