import { redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { run } from "~/domain/run.server";
import { log } from "~/platform/log.server";
import { Refusal } from "~/platform/refusal";
import { donorOrGuest } from "./doors.server";
import { cookieArrives } from "./guest.server";
import { guestsMayHold, limitHolds, noteGuestHold } from "./limits.server";
import { to } from "./locale";
import { refused } from "./submit.server";

/**
 * The first click on a wish. Who was too late is led to the wish's page, which says so and names the
 * nearest that wait: gone back to, that page asks nobody whether to send a form again.
 */
export async function holdForVisitor(request: Request, wishId: string): Promise<Response> {
  const actor = await donorOrGuest(request);
  await limitHolds(request, actor);
  try {
    if (actor.kind === "guest" && !(await guestsMayHold(request)))
      throw new Refusal("claim_guests_sign_in");
    const { id } = await heldInTurn(request, actor, wishId);
    return redirect(to(request, `/claims/${id}`));
  } catch (error) {
    if (isTaken(error)) return redirect(to(request, `/wishes/${wishId}?lost=1`), 303);
    if (error instanceof Refusal) return refused(error, { wishId });
    throw error;
  }
}

const isTaken = (error: unknown) => error instanceof Refusal && error.code === "claim_wish_taken";

/** Wishes that are or just were given back, since nobody knows that he holds them. */
const goingBack = new Map<string, Promise<unknown>>();

/** How long, in milliseconds, a tap may be under way that saw a wish taken which then went back. */
const underWay = 5_000;

/**
 * Holds a wish. One that is just going back is waited for: a second tap comes while the first is
 * undone, and may hear that it came too late only when that is done.
 */
async function heldInTurn(request: Request, actor: Actor, wishId: string) {
  try {
    return await held(request, actor, wishId);
  } catch (error) {
    const back = isTaken(error) && goingBack.get(wishId);
    if (!back) throw error;
    await back;
    return held(request, actor, wishId);
  }
}

async function held(request: Request, actor: Actor, wishId: string) {
  const holding = run(holdWish, { actor, input: { wishId } });
  const giveBack = () =>
    holding.then(({ id }) =>
      run(releaseClaim, { actor, input: { claimId: id, reason: "mistake" } }),
    );
  void cookieArrives(request)?.then((arrived) => arrived || undo(wishId, giveBack));
  const claim = await holding;
  if (actor.kind === "guest") await noteGuestHold(request, "held");
  return claim;
}

/** Gives back what a guest holds whose cookie never reached him: nobody else could for ten minutes. */
function undo(wishId: string, giveBack: () => Promise<unknown>) {
  const back = giveBack()
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) log.error({ err: error }, "a hold could not be given back");
    })
    .finally(() => setTimeout(forget, underWay).unref());
  const forget = () => goingBack.get(wishId) === back && goingBack.delete(wishId);
  goingBack.set(wishId, back);
}
