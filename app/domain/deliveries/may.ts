import { hasRole, personOf, type Actor } from "../actor";

type Owned = { organizerId: string };

/** Who opens parcels at the hub. */
export const mayCheckIn = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "coordinator", "courier");

/** Who takes something else than what was wished for, or a gift that differs, for good. */
export const mayAccept = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "coordinator");

/** Who hands gifts over. */
export const mayDeliver = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "courier");

/** Who takes back what was recorded as handed over: who recorded it, or a coordinator. */
export const mayUndo = (actor: Actor, delivery: Owned & { courierId: string }) =>
  hasRole(actor, delivery.organizerId, "coordinator") ||
  (mayDeliver(actor, delivery) && delivery.courierId === personOf(actor));

/** Who confirms a delivery, signed in; the courier of that delivery never does. */
export const mayWitness = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "witness");

/** Who reads a signed list that someone else photographed. */
export const mayReadList = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "witness", "reviewer", "coordinator");

/** Who shows a witness the one-time code. */
export const mayInvite = (actor: Actor, { organizerId }: Owned) =>
  hasRole(actor, organizerId, "courier", "witness", "coordinator");
