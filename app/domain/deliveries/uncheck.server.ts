import { Refusal } from "~/platform/refusal";
import { nextState } from "../claims/life";
import { reviseClaim, unreceiveParcel } from "../claims/rows.server";
import { command } from "../door.server";
import { uncheckInput } from "./hub-input";
import { mayCheckIn } from "./may";
import { lockTogether } from "./rows.server";

/**
 * A check-in taken back, as long as nothing was handed over: what came by parcel is on its way
 * again, what was brought is awaited again. Stock that got this wish was never sent for it.
 */
export const uncheck = command("deliveries.uncheck", {
  input: uncheckInput,
  subject: ({ tx }, { claimIds }) => lockTogether(tx, claimIds),
  may: ({ actor }, together) => mayCheckIn(actor, together),

  async handle({ tx, tell }, { claimIds }, { claims }) {
    const given = await tx
      .selectFrom("hubStock")
      .select("id")
      .where("givenClaimId", "in", claimIds)
      .executeTakeFirst();
    if (given) throw new Refusal("stock_was_not_sent");
    for (const claim of claims) {
      const state = nextState(claim.parcelId ? "uncheck" : "unbring", claim);
      await reviseClaim(tx, claim.id, { state, receivedAt: null, substituteNote: "" });
      if (claim.parcelId) await unreceiveParcel(tx, claim.parcelId);
      await tell("claim_unchecked", { claimId: claim.id });
    }
  },
});
