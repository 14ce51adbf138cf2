import { redirect } from "@remix-run/node";
import type { ClaimVerb } from "~/domain/claims/life";
import { claimPage } from "~/domain/claims/queries.server";
import { claimant } from "./doors.server";
import { to } from "./locale";
import { show } from "./submit.server";

/** The page of one step of a claim. A claim that has moved on, or been frozen, tells so itself. */
export async function claimStep(request: Request, claimId: string, verb: ClaimVerb) {
  const claim = await show(claimPage, {
    actor: await claimant(request, claimId),
    input: { claimId },
  });
  if (!claim.can.includes(verb) || claim.holdOver)
    throw redirect(to(request, `/claims/${claimId}`));
  return claim;
}
