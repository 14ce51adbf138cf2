import { hasRole, serves, type Actor } from "../actor";

type Keys = {
  id: string;
  personId: string | null;
  organizationId: string | null;
  guestId: string | null;
  recordedBy: string | null;
  organizerId: string;
};

/** Who promised: the person, his business, the guest he was, or whoever holds the claim's link. */
export function isClaimant(actor: Actor, claim: Keys): boolean {
  if (actor.kind === "link") return actor.claimId === claim.id;
  if (actor.kind === "guest") return actor.guestId === claim.guestId;
  if (actor.kind !== "person") return false;
  return (
    actor.personId === claim.personId ||
    (claim.guestId !== null && actor.guestId === claim.guestId) ||
    (claim.organizationId !== null &&
      hasRole(actor, claim.organizationId, "member", "coordinator", "treasurer"))
  );
}

/** Who may move a claim along: the claimant, and staff for the donor whose claim they recorded. */
export const mayKeep = (actor: Actor, claim: Keys): boolean =>
  isClaimant(actor, claim) || (claim.recordedBy !== null && mayManage(actor, claim));

/** Who may record, cancel or give up claims of an organizer's wishes. */
export const mayManage = (actor: Actor, { organizerId }: { organizerId: string }): boolean =>
  hasRole(actor, organizerId, "coordinator");

/** Who may look at a claim: whoever keeps it, and the organizer's staff. */
export const mayWatch = (actor: Actor, claim: Keys): boolean =>
  mayKeep(actor, claim) || serves(actor, claim.organizerId);

/** Who may hand a claim of a business to another of its people: they themselves, and the organizer's coordinator. */
export const mayMove = (actor: Actor, claim: Keys): boolean =>
  claim.organizationId !== null &&
  (hasRole(actor, claim.organizationId, "member", "coordinator") || mayManage(actor, claim));
