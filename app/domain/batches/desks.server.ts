import { z } from "zod";
import { hasRole, type Actor } from "../actor";
import { query } from "../door.server";

/** The organizers one works for. */
export const desksOf = (actor: Actor) =>
  actor.kind === "person" ? actor.memberships.filter((one) => one.kind === "organizer") : [];

/** Those of them where one coordinates. */
export const desksKept = (actor: Actor) =>
  desksOf(actor).filter((one) => hasRole(actor, one.organizationId, "coordinator"));

/** The desks at which one may make something new. */
export const keptDesks = query("batches.keptDesks", {
  input: z.object({}),
  may: ({ actor }) => desksKept(actor).length > 0,
  read: ({ actor }) =>
    Promise.resolve(desksKept(actor).map(({ organizationId, name }) => ({ organizationId, name }))),
});
