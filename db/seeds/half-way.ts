import { bringMyself } from "~/domain/claims/bring-myself.server";
import { cancelClaim } from "~/domain/claims/cancel-claim.server";
import { recordClaims } from "~/domain/claims/record-claims.server";
import { releaseClaim } from "~/domain/claims/release-claim.server";
import { markTold } from "~/domain/messages/mark-told.server";
import { run } from "~/domain/run.server";
import type { Cast } from "./cast";
import type { Wish } from "./collecting";
import { claim, confirm, deliver, grant, hold, receive, send, type Claimed } from "./granting";
import type { Calendar } from "./time";

/**
 * A batch in the middle of its road: claims in every state, and work for everybody at the desk.
 * @returns the wishes that nobody took.
 */
export async function walkHalfWay(
  cast: Cast,
  calendar: Calendar,
  slug: string,
  all: readonly Wish[],
): Promise<Wish[]> {
  const { at, on, minutesAgo } = calendar;
  const { coordinator, business } = cast;
  const queue = [...all];
  const next = () => queue.shift()!;
  const donor = (place: number) => cast.donors[place % cast.donors.length]!;
  const firm = { business: business.organizationId };

  // Promised on the first day and overdue by now.
  await claim(next(), donor(4), at(-12, 12));
  for (let place = 0; place < 5; place += 1) {
    const claimed = [];
    for (const hour of [13, 14])
      claimed.push(await claim(next(), donor(place), at(-11, hour + place / 10)));
    await grant(cast, claimed, {
      sent: at(-9, 10 + place),
      received: at(-6, 9 + place / 4),
      delivered: at(-4, 9 + place),
      confirmed: at(-3, 9 + place),
    });
  }

  const onTrip = [];
  for (const place of [0, 5, 6, 7])
    onTrip.push(await claim(next(), donor(place), at(-8, 9 + place)));
  const atHub = [];
  for (const [place, actor] of [...business.members, ...business.members].entries()) {
    atHub.push(await claim(next(), actor, at(-7, 10 + place), firm));
  }
  const onWay = [];
  for (const place of [0, 8, 9, 10])
    onWay.push(await claim(next(), donor(place), at(-6, 9 + place)));

  for (const one of onTrip) await send([one], at(-5, 15));
  await send(
    atHub.filter((_, place) => place % 2 === 0),
    at(-4, 11),
  );
  await send(
    atHub.filter((_, place) => place % 2 === 1),
    at(-4, 12),
  );
  await receive(cast, onTrip, at(-3, 10));
  await receive(cast, atHub, at(-2, 10));
  await deliver(cast, onTrip, at(-2, 15));
  await confirm(cast, onTrip[3]!, at(-1, 9), "和心愿上写的规格不一样，老师先收着。");
  for (const one of onWay) await send([one], at(-2, 17));

  await claim(next(), donor(0), at(-3, 20));
  const brought = await claim(next(), donor(1), at(-2, 20), { way: "bring" });
  await run(bringMyself, {
    actor: brought.donor,
    input: { claimId: brought.claimId, bringOn: on(2) },
    now: at(-2, 20.2),
  });
  await claim(next(), donor(11), at(-1, 21));
  await recordByHand(cast, calendar, slug, [next().number, next().number]);
  await keepAtHub(cast, calendar, [
    await claim(next(), donor(3), at(-9, 18)),
    await claim(next(), donor(6), at(-9, 19)),
  ]);

  const released = await claim(next(), donor(9), at(-5, 19));
  await run(releaseClaim, {
    actor: released.donor,
    input: { claimId: released.claimId, reason: "plans" },
    now: at(-4, 8),
  });
  const cancelled = await claim(next(), donor(10), at(-5, 20));
  await run(cancelClaim, {
    actor: coordinator,
    input: { claimId: cancelled.claimId, reason: "家里刚刚买好了，谢谢您，请再选一个。" },
    now: at(-4, 16),
  });
  await hold(next(), donor(2), minutesAgo(3));
  return queue;
}

/** A neighbour without mail named two numbers in the chat; he was told where to bring them. */
async function recordByHand(
  { coordinator: actor }: Cast,
  { at, on }: Calendar,
  batchSlug: string,
  numbers: number[],
) {
  const { claims } = await run(recordClaims, {
    actor,
    input: {
      batchSlug,
      numbers: numbers.join(" 和 "),
      name: "老邻居杨叔",
      phone: "19900001111",
      way: "bring",
      bringOn: on(3),
    },
    now: at(-1, 11),
  });
  const [told] = claims;
  const input = { claimId: told!.id, kind: "claim-committed", told: "yes" };
  await run(markTold, { actor, input, now: at(-1, 11.2) });
}

/** Things that had come when their wishes were no longer needed: they wait at the hub for others. */
async function keepAtHub(cast: Cast, { at }: Calendar, claimed: readonly Claimed[]) {
  for (const one of claimed) await send([one], at(-8, 16));
  await receive(cast, claimed, at(-5, 10));
  for (const { claimId } of claimed)
    await run(cancelClaim, {
      actor: cast.coordinator,
      input: { claimId, reason: "孩子转学走了，东西先留在收件点，请告诉我们给谁。" },
      now: at(-4, 17),
    });
}
