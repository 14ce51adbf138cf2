import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import { commitClaim } from "~/domain/claims/commit-claim.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import type { Way } from "~/domain/claims/input";
import { sendParcel } from "~/domain/claims/send-parcel.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { decideOnPhoto } from "~/domain/photos/decide-photo.server";
import { photosToDecide } from "~/domain/photos/queries.server";
import { ask, run } from "~/domain/run.server";
import type { Cast } from "./cast";
import type { Wish } from "./collecting";
import { drawPhoto } from "./pictures";

export type Claimed = { claimId: string; wish: Wish; donor: Person };

const later = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);

export async function hold(wish: Wish, donor: Person, now: Date): Promise<Claimed> {
  const { id } = await run(holdWish, { actor: donor, input: { wishId: wish.publicId }, now });
  return { claimId: id, wish, donor };
}

/** The wish is held and promised a few minutes later. */
export async function claim(
  wish: Wish,
  donor: Person,
  now: Date,
  { way = "ship", business }: { way?: Way; business?: string } = {},
): Promise<Claimed> {
  const held = await hold(wish, donor, now);
  await run(commitClaim, {
    actor: donor,
    input: { claimId: held.claimId, way, business },
    now: later(now, 4),
  });
  return held;
}

const carriers = ["顺丰", "中通", "圆通", "邮政"];

/** One parcel for the claims of one donor. */
export async function send([first, ...others]: readonly Claimed[], now: Date) {
  if (!first) return;
  await run(sendParcel, {
    actor: first.donor,
    input: {
      claimId: first.claimId,
      together: others.map(({ claimId }) => claimId),
      carrier: carriers[first.wish.number % carriers.length],
      tracking: `DEMO${String(700_000 + first.wish.number * 137)}`,
    },
    now,
  });
}

export async function receive({ courier }: Cast, claimed: readonly Claimed[], now: Date) {
  await run(checkIn, {
    actor: courier,
    input: { gifts: claimed.map(({ claimId }) => ({ claimId, fits: "yes" as const })) },
    now,
  });
}

/** One trip of the courier, with a drawn picture for each gift. */
export async function deliver({ courier }: Cast, claimed: readonly Claimed[], now: Date) {
  const photos = await Promise.all(
    claimed.map(async ({ claimId, wish }) => ({
      claimId,
      ...(await drawPhoto(wish.category, wish.number)),
    })),
  );
  await run(recordDelivery, {
    actor: courier,
    input: {
      clientId: randomUUID(),
      claimIds: claimed.map(({ claimId }) => claimId),
      deliveredAt: now.toISOString(),
      photos,
    },
    now: later(now, 5),
  });
}

/** The reviewer reads what waits: published where that was agreed, else for the donor alone. */
export async function decidePhotos({ reviewer }: Cast, now: Date) {
  for (const { id, publish } of await ask(photosToDecide, { actor: reviewer, input: {}, now })) {
    await run(decideOnPhoto, {
      actor: reviewer,
      input: { photoId: id, decision: publish ? "publish" : "approve" },
      now,
    });
  }
}

/** The witness says what arrived; with a note, that something is not right. */
export async function confirm(
  { witness }: Cast,
  { claimId }: Pick<Claimed, "claimId">,
  now: Date,
  note = "",
) {
  await run(confirmDelivery, {
    actor: witness,
    input: {
      claimId,
      clientId: randomUUID(),
      relation: "teacher",
      outcome: note ? "discrepancy" : "match",
      note,
    },
    now,
  });
}

/** From the promise to the stamp, in one go, for claims of one donor. */
export async function grant(
  cast: Cast,
  claimed: readonly Claimed[],
  {
    sent,
    received,
    delivered,
    confirmed,
  }: Record<"sent" | "received" | "delivered" | "confirmed", Date>,
) {
  await send(claimed, sent);
  await receive(cast, claimed, received);
  await deliver(cast, claimed, delivered);
  await decidePhotos(cast, later(delivered, 240));
  for (const [place, one] of claimed.entries())
    await confirm(cast, one, later(confirmed, place * 3));
}
