import { env } from "~/platform/env.server";
import { command, query } from "../door.server";
import { batchOfPick, headOf, manyClaimsInput, pickedInput, taken } from "../wishes/picked.server";
import { whyNotReminded } from "./many";
import { mayManage } from "./may";
import { claimantOf, claimsPicked, eachClaim } from "./picked.server";
import { reviseClaim } from "./rows.server";

/**
 * Reminds of what was promised and hasn't come. A claim reminded in the last two days, by whomever,
 * is left in peace.
 */
export const remindClaims = command("claims.remindMany", {
  input: manyClaimsInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  handle: ({ tx, now, tell }, { pick, seen }, { batchId }) =>
    eachClaim(
      tx,
      { batchId, pick, seen },
      (claim) => whyNotReminded(claim, now),
      async (claim) => {
        await reviseClaim(tx, claim.id, { remindedAt: now });
        await tell("claim_reminded", { claimId: claim.id });
      },
    ),
});

/** Who would be reminded, by mail or by a text that staff pass on, and who is left in peace. */
export const reminding = query("claims.reminding", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async read({ tx, now }, { pick }, batch) {
    const { numbers, more } = taken(pick);
    const { rows, none } = await claimsPicked(tx, batch.batchId, numbers);
    return {
      ...{ batch: headOf(batch), more },
      rows: [
        ...rows.map(({ number, title, claim }) => ({
          ...{ number, title, code: whyNotReminded(claim, now) },
          claim: claim && {
            id: claim.id,
            dueAt: claim.dueAt?.toISOString() ?? null,
            late: claim.dueAt !== null && claim.dueAt < now,
            mailed: claim.hasMail && env().mail !== "none",
            ...claimantOf(claim),
            english: claim.locale === "en",
            /** What is said to one donor is said once. */
            donor: claim.organizationId ?? claim.personId ?? claim.partyId ?? claim.id,
          },
        })),
        ...none.map(({ key, code }) => ({ number: key, title: "", code, claim: null })),
      ],
    };
  },
});
