import { hasRole, serves, type Actor } from "../actor";

/** Programmes, hubs and batches are made, changed, published and closed by a coordinator. */
export const mayKeepBatches = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator");

/** Everybody of the desk may look at its batches. */
export const maySeeBatches = (actor: Actor, organizerId: string): boolean =>
  serves(actor, organizerId);
