import type { Membership, Person } from "~/domain/actor";
import { signedIn } from "./doors.server";
import { notFound } from "./pages.server";

/** A member of the organization that the address names; for everybody else the page does not exist. */
export async function memberOf(
  request: Request,
  slug: string | undefined,
): Promise<{ actor: Person; organization: Membership }> {
  const actor = await signedIn(request);
  const organization = actor.memberships.find((one) => one.slug === slug);
  if (!organization) throw notFound();
  return { actor, organization };
}
