import { hasRole, serves, type Actor } from "../actor";

/** A table is brought, mended and taken in by a coordinator. */
export const mayKeepImports = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator");

/** How far an import is, everybody of the desk may see; no row of it. */
export const maySeeImports = (actor: Actor, organizerId: string): boolean =>
  serves(actor, organizerId);

/** Its rows name children: for those who keep the records. */
export const mayOpenRows = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator", "reviewer");
