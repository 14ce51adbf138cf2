import type { Outcome } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { instantOf } from "../batches/times";
import { nextState } from "../claims/life";
import { reviseClaim, type Claim } from "../claims/rows.server";
import { command, type Moment } from "../door.server";
import { keepPhoto } from "../photos/rows.server";
import { timeZoneOf } from "./due-dates.server";
import { deliverInput } from "./input";
import { mayDeliver } from "./may";
import { deliveryOfClient, forEachClaim, insertDelivery, lockTogether } from "./rows.server";

/** How far a phone's clock may be off. */
const slack = 10 * 60_000;

type Recorded = { id: string } & Outcome<number>;

/**
 * A courier hands gifts over: one or many, at one time, each with a photo or the reason for none.
 * What is no longer at the hub is left and told. What a phone sends twice under its own id is one
 * delivery.
 */
export const recordDelivery = command("deliveries.record", {
  input: deliverInput,
  subject: ({ tx }, { claimIds }) => lockTogether(tx, claimIds),
  may: ({ actor }, together) => mayDeliver(actor, together),

  async handle(handling, input, { organizerId, claims }): Promise<Recorded> {
    const { tx, now, actor, tell } = handling;
    const courierId = personIdOf(actor);
    const before = await deliveryOfClient(tx, input.clientId);
    if (before?.courierId === courierId) return { id: before.id, done: [], left: [] };

    const photosOf = Map.groupBy(input.photos, ({ claimId }) => claimId);
    if (claims.some(({ id }) => !photosOf.has(id)) && input.noPhotoReason.length < 2) {
      throw new Refusal("delivery_needs_photo", "noPhotoReason");
    }
    if (
      [...photosOf.keys()].some((photographed) => !claims.some(({ id }) => id === photographed))
    ) {
      throw new Refusal("delivery_not_together");
    }
    const deliveredAt = await timeOf(handling, input.deliveredAt, claims);
    const deliveryId = await insertDelivery(tx, {
      organizerId,
      courierId,
      deliveredAt,
      noPhotoReason: input.noPhotoReason,
      clientId: input.clientId,
      recordedAt: now,
    });
    const outcome = await forEachClaim(handling, claims, async (claim) => {
      const state = nextState("deliver", claim);
      await reviseClaim(tx, claim.id, { state, deliveryId, deliveredAt });
      await tell("claim_delivered", { claimId: claim.id, deliveryId });
      for (const { claimId, ...picture } of photosOf.get(claim.id) ?? []) {
        await keepPhoto(handling, { organizerId, kind: "delivery", claimId, deliveryId, picture });
      }
    });
    return { id: deliveryId, ...outcome };
  },
});

const namesItsZone = /(Z|[+-]\d{2}:?\d{2})$/;

/** When it was handed over: not ahead, and not before the gifts were at the hub. */
async function timeOf({ tx, now }: Moment, text: string, claims: readonly Claim[]) {
  const zones = new Set<string>();
  for (const batchId of new Set(claims.map((claim) => claim.batchId))) {
    zones.add(await timeZoneOf(tx, batchId));
  }
  const [zone] = zones;
  if (!zone || zones.size > 1) throw new Refusal("delivery_not_together");
  const time = (namesItsZone.test(text) ? new Date(text) : instantOf(text, zone)).getTime();
  const received = Math.max(...claims.map(({ receivedAt }) => receivedAt?.getTime() ?? 0));
  if (time > now.getTime() + slack || time < received - slack) {
    throw new Refusal("delivery_time_wrong", "deliveredAt");
  }
  return new Date(time);
}
