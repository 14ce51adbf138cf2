import { hasRole, type Actor } from "../actor";

/** Who reads a photo before anybody else may see it; never its own taker, as the database holds too. */
export const mayDecidePhotos = (actor: Actor, organizerId: string) =>
  hasRole(actor, organizerId, "reviewer", "witness", "coordinator");
