import { z } from "zod";

export const roles = [
  "coordinator",
  "reviewer",
  "courier",
  "witness",
  "member",
  "treasurer",
  "approver",
  "publisher",
] as const;
export const roleInput = z.enum(roles, "choice_unknown");
/**
 * What a member may do for an organization; `member` is a business's, the last three are a fund's and
 * its host charity's.
 */
export type Role = (typeof roles)[number];

export type OrganizationKind = "organizer" | "business" | "charity" | "fund";

export type Membership = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  slug: string;
  verified: boolean;
  roles: Role[];
};

export type Person = {
  kind: "person";
  personId: string;
  steward: boolean;
  memberships: Membership[];
  /** The guest he was before he signed in, so that his hold can become his claim. */
  guestId?: string;
};
export type Guest = { kind: "guest"; guestId: string };
/** Whoever holds a private claim link: a key to that one claim. */
export type LinkHolder = { kind: "link"; claimId: string };
export type System = { kind: "system"; job: string };

export type Actor = Person | Guest | LinkHolder | System;

export const system = (job: string): System => ({ kind: "system", job });

/** The actor's person id, if it is a person who asks. */
export const personOf = (actor: Actor): string | null =>
  actor.kind === "person" ? actor.personId : null;

/** The person id of one who must be a person; a guest or the clock never gets past `may` to here. */
export function personIdOf(actor: Actor): string {
  if (actor.kind !== "person") throw new Error("Only a person can do this");
  return actor.personId;
}

/** Whether the actor has one of the roles in the organization. */
export function hasRole(actor: Actor, organizationId: string, ...wanted: Role[]): boolean {
  return (
    actor.kind === "person" &&
    actor.memberships.some(
      (one) =>
        one.organizationId === organizationId && one.roles.some((role) => wanted.includes(role)),
    )
  );
}

/** Whether the actor works for the organization, in whatever role. */
export const serves = (actor: Actor, organizationId: string): boolean =>
  hasRole(actor, organizationId, ...roles);

export const isSteward = (actor: Actor): boolean => actor.kind === "person" && actor.steward;
