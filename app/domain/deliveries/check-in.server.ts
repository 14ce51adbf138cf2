import type { z } from "zod";
import { Refusal } from "~/platform/refusal";
import { nextState } from "../claims/life";
import { endClaim, receiveParcel, reviseClaim, type Claim } from "../claims/rows.server";
import { command, type Handling } from "../door.server";
import { dueAtEndOf } from "./due-dates.server";
import { checkInInput } from "./hub-input";
import { mayAccept, mayCheckIn } from "./may";
import { receiveGift } from "./receive.server";
import { lockTogether } from "./rows.server";
import { insertStock } from "./stock-rows.server";

type Gift = z.output<typeof checkInInput>["gifts"][number];

/** What a coordinator decides: something else than what was wished for, or that a claim ends. */
const decides = ({ fits, instead }: Gift) =>
  fits === "substitute" || (fits === "no" && instead !== "wait");

/**
 * The hub opens a parcel, or takes what a donor brings: each gift fits, is a substitute that a
 * coordinator approves, is missing, or doesn't fit. Then another comes by a new date, or the claim
 * is cancelled and the thing becomes stock. Answers the stock that shall have another wish.
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
  if (claim.state !== "committed" && claim.state !== "sent") throw new Refusal("step_not_possible");
  const note = noteOf(gift);
  await endClaim(tx, now, claim, "cancel", note.slice(0, 200));
  const stockId = await insertStock(tx, now, claim, { size: gift.size, note });
  await tell("claim_cancelled", { claimId: claim.id });
  return stockId;
}
