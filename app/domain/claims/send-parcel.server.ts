import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { sendInput } from "./input";
import { nextState } from "./life";
import { mayKeep } from "./may";
import { insertParcel, lockClaims, reviseClaim, type Claim } from "./rows.server";

/** What was promised is on its way: one label for one or many claims of one claimant to one hub. */
export const sendParcel = command("claims.send", {
  input: sendInput,
  subject: async ({ tx }, { claimId, together }) => {
    const claims = await lockClaims(tx, [claimId, ...together]);
    return (
      claims.find(({ id }) => id === claimId) && { claims, organizerId: claims[0]!.organizerId }
    );
  },
  may: ({ actor }, { claims }) => claims.every((claim) => mayKeep(actor, claim)),

  async handle({ tx, now, tell }, { claimId, together, carrier, tracking }, { claims }) {
    if (claims.length !== new Set([claimId, ...together]).size) throw new Refusal("not_found");
    const hubs = await tx
      .selectFrom("batches")
      .select("hubId")
      .distinct()
      .where(
        "id",
        "in",
        claims.map(({ batchId }) => batchId),
      )
      .execute();
    if (hubs.length !== 1 || new Set(claims.map(claimantOf)).size !== 1)
      throw new Refusal("claim_not_same_parcel", "together");

    const moved = claims.map((claim) => ({ ...claim, state: nextState("send", claim) }));
    const [{ hubId }, { organizerId }] = [hubs[0]!, claims[0]!];
    const parcelId = await insertParcel(tx, now, { organizerId, hubId, carrier, tracking });
    for (const { id, state, way } of moved) {
      // What is given by money stays so, however the thing that was bought travels.
      const by = way === "pay" ? way : "ship";
      await reviseClaim(tx, id, { state, way: by, parcelId, sentAt: now, bringOn: null });
      await tell("claim_sent", { claimId: id });
    }
  },
});

const claimantOf = ({ organizationId, personId, partyId, id }: Claim) =>
  organizationId ?? personId ?? partyId ?? id;
