import { hasRole, isSteward, serves, type Actor, type OrganizationKind, type Role } from "../actor";

type Of = { organizationId: string };

const rolesByKind: Record<OrganizationKind, Role[]> = {
  organizer: ["coordinator", "reviewer", "courier", "witness"],
  business: ["coordinator", "member"],
  charity: ["coordinator", "treasurer", "approver"],
  fund: ["coordinator", "treasurer", "approver", "publisher"],
};

/** The roles that an organization of the kind can give. */
export const rolesOf = (kind: OrganizationKind): Role[] => rolesByKind[kind];

/** Who sees the people of an organization: whoever works there. */
export const mayMeetMembers = (actor: Actor, { organizationId }: Of) =>
  serves(actor, organizationId);

/** Who invites people, gives and takes roles. */
export const mayChooseMembers = (actor: Actor, { organizationId }: Of) =>
  hasRole(actor, organizationId, "coordinator");

/** Who decides whether a business stands on a public page, and what it says there. */
export const mayKeepPage = (
  actor: Actor,
  { organizationId, kind, verified }: Of & { kind: string; verified: boolean },
) => kind === "business" && verified && hasRole(actor, organizationId, "coordinator");

/** Who lets organizations in and freezes what is unsafe. */
export const mayOversee = (actor: Actor) => isSteward(actor);

/** Signing in is for everybody, known or not: the site itself asks on behalf of whoever it is. */
export const bySite = (actor: Actor) => actor.kind === "system";
