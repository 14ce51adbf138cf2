import { z } from "zod";
import { command } from "../door.server";
import { personIdOf } from "../actor";
import { fillingCap } from "./cap.server";
import { minutes } from "./life";
import { lockHoldOfGuest, reviseClaim } from "./rows.server";

/**
 * A guest who has signed in takes his hold along, and with it a known donor's time. Where his cap
 * is full the hold stays a guest's: committing it names what to give back first.
 */
export const adoptHold = command("claims.adopt", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",

  async handle({ tx, now, actor }): Promise<{ adopted: boolean }> {
    const guestId = actor.kind === "person" ? actor.guestId : undefined;
    const claim = guestId ? await lockHoldOfGuest(tx, guestId) : undefined;
    if (!claim?.heldUntil || claim.heldUntil <= now) return { adopted: false };
    const personId = personIdOf(actor);
    if ((await fillingCap(tx, claim, personId)).length > 0) return { adopted: false };
    const { holdMinutes } = await tx
      .selectFrom("batches")
      .select("holdMinutes")
      .where("id", "=", claim.batchId)
      .executeTakeFirstOrThrow();
    const full = new Date(claim.heldAt.getTime() + minutes(holdMinutes));
    const heldUntil = full > claim.heldUntil ? full : claim.heldUntil;
    await reviseClaim(tx, claim.id, { personId, guestId: null, heldUntil });
    return { adopted: true };
  },
});
