import type { z } from "zod";
import { Refusal } from "~/platform/refusal";
import { nextState } from "../claims/life";
import { receiveParcel, reviseClaim, type Claim } from "../claims/rows.server";
import { command, type Handling } from "../door.server";
import { dueAtEndOf } from "./due-dates.server";
import { checkInInput } from "./input";
import { mayAccept, mayCheckIn } from "./may";
import { lockTogether } from "./rows.server";

type Gift = z.output<typeof checkInInput>["gifts"][number];

/**
 * The hub opens a parcel, or takes what a donor brings: each gift fits, is a substitute that a
 * coordinator approves, doesn't fit and waits for another by a new date, or is missing.
 */
export const checkIn = command("deliveries.checkIn", {
  input: checkInInput,
  subject: ({ tx }, { gifts }) =>
    lockTogether(
      tx,
      gifts.map(({ claimId }) => claimId),
    ),
  may: ({ actor }, together, { gifts }) =>
    mayCheckIn(actor, together) &&
    (mayAccept(actor, together) || gifts.every((gift) => gift.fits !== "substitute")),

  async handle(handling, { gifts }, { claims }) {
    const steps = { yes: receive, substitute: receive, no: wait };
    for (const claim of claims) {
      const gift = gifts.find(({ claimId }) => claimId === claim.id);
      if (!gift || gift.fits === "missing") continue;
      await steps[gift.fits](handling, claim, gift);
      if (claim.parcelId) await receiveParcel(handling.tx, handling.now, claim.parcelId);
    }
  },
});

/** Notes are needed for all but what simply fits. */
const noteOf = ({ note, claimId }: Gift) => {
  if (note.length < 2) throw new Refusal("field_missing", `note-${claimId}`);
  return note;
};

async function receive({ tx, now, tell }: Handling, claim: Claim, gift: Gift) {
  await reviseClaim(tx, claim.id, {
    state: nextState("receive", claim),
    receivedAt: now,
    substituteNote: gift.fits === "substitute" ? noteOf(gift) : "",
  });
  await tell("claim_received", { claimId: claim.id });
}

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
