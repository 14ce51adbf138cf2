import { whyNotReceived } from "../claims/many";
import { claimsPicked, eachClaim } from "../claims/picked.server";
import { command, query } from "../door.server";
import { batchOfPick, headOf, manyClaimsInput, pickedInput, taken } from "../wishes/picked.server";
import { mayCheckIn } from "./may";
import { receiveGift } from "./receive.server";

/** What was sent, or was to be brought, lies on the table and fits: all of it is received together. */
export const checkInMany = command("deliveries.checkInMany", {
  input: manyClaimsInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayCheckIn(actor, batch),

  handle: (handling, { pick, seen }, { batchId }) =>
    eachClaim(handling.tx, { batchId, pick, seen }, whyNotReceived, (claim) =>
      receiveGift(handling, claim),
    ),
});

/** What would be checked in together, and what is left for the hub's own page. */
export const checkingIn = query("deliveries.checkingIn", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayCheckIn(actor, batch),

  async read({ tx }, { pick }, batch) {
    const { numbers, more } = taken(pick);
    const { rows, none } = await claimsPicked(tx, batch.batchId, numbers);
    return {
      ...{ batch: headOf(batch), more },
      rows: [
        ...rows.map(({ number, title, claim }) => ({
          ...{ number, title, code: whyNotReceived(claim) },
          claimId: claim?.id ?? null,
          way: claim?.state === "committed" ? claim.way : ("ship" as const),
        })),
        ...none.map(({ key, code }) => ({
          ...{ number: key, title: "", code, claimId: null, way: null },
        })),
      ],
    };
  },
});
