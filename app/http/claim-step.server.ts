import { redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { ClaimVerb } from "~/domain/claims/life";
import { claimPage } from "~/domain/claims/queries.server";
import { claimant } from "./doors.server";
import { to } from "./locale";
import { show } from "./submit.server";

type Seen = { id: string; mine: boolean; batch: { slug: string } };

/** Where one sees a claim: its claimant on its own page, staff who act for him at their desk. */
const homeOf = ({ id, mine, batch }: Seen) =>
  mine ? `/claims/${id}` : `/organizer/batches/${batch.slug}/claims/${id}`;

/** The page to come back to after a step of a claim. */
export const claimHome = async (actor: Actor, claimId: string) =>
  homeOf(await show(claimPage, { actor, input: { claimId } }));

/** The page of one step of a claim. A claim that has moved on, or been frozen, tells so itself. */
export async function claimStep(request: Request, claimId: string, verb: ClaimVerb) {
  const claim = await show(claimPage, {
    actor: await claimant(request, claimId),
    input: { claimId },
  });
  const home = homeOf(claim);
  if (!claim.can.includes(verb) || claim.holdOver) throw redirect(to(request, home));
  return { ...claim, home };
}
