import { command, query } from "../door.server";
import { batchOfPick, headOf, manyReasonInput, pickedInput, taken } from "../wishes/picked.server";
import { whyNotCancelled } from "./many";
import { mayManage } from "./may";
import { claimantOf, claimsPicked, eachClaim } from "./picked.server";
import { endClaim } from "./rows.server";

/** The organizer ends the live claims of many wishes with one reason; each claimant is told. */
export const cancelClaims = command("claims.cancelMany", {
  input: manyReasonInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  handle: ({ tx, now, tell }, { pick, seen, reason }, { batchId }) =>
    eachClaim(tx, { batchId, pick, seen }, whyNotCancelled, async (claim) => {
      await endClaim(tx, now, claim, "cancel", reason);
      await tell("claim_cancelled", { claimId: claim.id });
    }),
});

/** Which claims of the picked wishes would be cancelled, and which would be left. */
export const cancelling = query("claims.cancelling", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async read({ tx }, { pick }, batch) {
    const { numbers, more } = taken(pick);
    const { rows, none } = await claimsPicked(tx, batch.batchId, numbers);
    return {
      ...{ batch: headOf(batch), more },
      rows: [
        ...rows.map(({ number, title, claim }) => ({
          ...{ number, title, claimId: claim?.id ?? null, claimant: claim && claimantOf(claim) },
          code: whyNotCancelled(claim),
        })),
        ...none.map(({ key, code }) => ({
          ...{ number: key, title: "", claimId: null, claimant: null, code },
        })),
      ],
    };
  },
});
