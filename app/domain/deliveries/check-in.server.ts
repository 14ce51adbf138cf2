import type { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { nextState } from "../claims/life";
import { endClaim, receiveParcel, reviseClaim, type Claim } from "../claims/rows.server";
import { command, type Handling } from "../door.server";
import { dueAtEndOf } from "./due-dates.server";
import { checkInInput } from "./hub-input";
import { mayAccept, mayCheckIn } from "./may";
import { receiveGift } from "./receive.server";
import { lockTogether, wishNumbers } from "./rows.server";
import { changedSince } from "./seen.server";
import { insertStock } from "./stock-rows.server";

type Gift = z.output<typeof checkInInput>["gifts"][number];

/** What a coordinator decides: something else than what was wished for, or that a claim ends. */
const decides = ({ fits, instead }: Gift) =>
  fits === "substitute" || (fits === "no" && instead !== "wait");

/**
 * The hub opens a parcel, or takes what a donor brings: each gift fits, is a substitute that a
 * coordinator approves, is missing, or doesn't fit. Then another comes by a new date, or the claim
 * is cancelled and the thing becomes stock. What a colleague decided on since the page was shown
 * refuses all of it. Answers the stock that shall have another wish.
 */
export const checkIn = command("deliveries.checkIn", {
  input: checkInInput,
  subject: ({ tx }, { gifts }) =>
    lockTogether(
      tx,
      gifts.map(({ claimId }) => claimId),
    ),
  may: ({ actor }, together, { gifts }) =>
    mayCheckIn(actor, together) && (mayAccept(actor, together) || !gifts.some(decides)),

  async handle(handling, { gifts }, { claims }) {
    await stillAsSeen(handling, gifts, claims);
    const choose: string[] = [];
    for (const claim of claims) {
      const gift = gifts.find(({ claimId }) => claimId === claim.id);
      if (!gift || gift.fits === "missing") continue;
      if (gift.fits !== "no") await receive(handling, claim, gift);
      else if (gift.instead === "wait") await wait(handling, claim, gift);
      else {
        const stockId = await keep(handling, claim, gift);
        if (gift.instead === "other") choose.push(stockId);
      }
      if (claim.parcelId) await receiveParcel(handling.tx, handling.now, claim.parcelId);
    }
    return { choose };
  },
});

/**
 * Lets nobody overwrite what a colleague decided meanwhile.
 * @throws Refusal what became of the first that moved, and about all of them by number.
 */
async function stillAsSeen({ tx }: Handling, gifts: readonly Gift[], claims: readonly Claim[]) {
  const seenOf = new Map(gifts.map(({ claimId, seen }) => [claimId, seen]));
  const moved = claims.flatMap((claim) => {
    const code = changedSince(seenOf.get(claim.id), claim);
    return code ? [{ claim, code }] : [];
  });
  const [first] = moved;
  if (!first) return;
  const numbers = await wishNumbers(tx, claims);
  const meanwhile = moved.map(({ claim: { id }, code }) => ({
    ...{ claimId: id, number: numbers.get(id) ?? 0, code },
  }));
  throw new Refusal(first.code, undefined, { meanwhile });
}

/** Notes are needed for all but what simply fits. */
const noteOf = ({ note, claimId }: Gift) => {
  if (note.length < 2) throw new Refusal("field_missing", `note-${claimId}`);
  return note;
};

const receive = (handling: Handling, claim: Claim, gift: Gift) =>
  receiveGift(handling, claim, gift.fits === "substitute" ? noteOf(gift) : "");

async function wait({ tx, now, tell }: Handling, claim: Claim, gift: Gift) {
  const field = `dueOn-${claim.id}`;
  if (!gift.dueOn) throw new Refusal("field_missing", field);
  const state = claim.state === "committed" ? claim.state : nextState("remedy", claim);
  if (claim.frozenAt) throw new Refusal("claim_frozen");
  await reviseClaim(tx, claim.id, {
    state,
    remedyNote: noteOf(gift),
    dueAt: await dueAtEndOf({ tx, now }, { day: gift.dueOn, batchId: claim.batchId, field }),
    parcelId: null,
    sentAt: null,
    bringOn: null,
  });
  await tell("claim_remedied", { claimId: claim.id });
}

async function keep({ tx, now, tell }: Handling, claim: Claim, gift: Gift): Promise<string> {
  const note = noteOf(gift);
  const size = await realSize(tx, claim, gift);
  await endClaim(tx, now, claim, "cancel", note.slice(0, 200));
  const stockId = await insertStock(tx, now, claim, { size, note });
  await tell("claim_cancelled", { claimId: claim.id });
  return stockId;
}

/**
 * The size of a thing that doesn't fit, as somebody read it off the thing: the one wished for says
 * nothing of it.
 * @throws Refusal `field_missing` where the wish names a size and nobody looked.
 */
async function realSize(tx: Tx, claim: Claim, { size = "" }: Gift): Promise<string> {
  const wish = await tx
    .selectFrom("wishes")
    .select("size")
    .where("id", "=", claim.wishId)
    .executeTakeFirstOrThrow();
  if (wish.size && !size) throw new Refusal("field_missing", `size-${claim.id}`);
  return size;
}
