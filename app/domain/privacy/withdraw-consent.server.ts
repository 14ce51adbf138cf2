import { personOf } from "../actor";
import { command } from "../door.server";
import { withdrawalInput } from "./input";
import { mayWithdrawConsent } from "./may";
import { lockChild, withdrawScopes } from "./rows.server";

/** A guardian takes back what was agreed to, wholly or in part. It acts on every page at once. */
export const withdrawConsent = command("privacy.withdrawConsent", {
  input: withdrawalInput,
  subject: ({ tx }, { childId }) => lockChild(tx, childId),
  may: ({ actor }, child) => mayWithdrawConsent(actor, child.organizerId),

  async handle({ tx, now, actor, tell }, { childId, scopes }) {
    const withdrawn = await withdrawScopes(tx, now, { childId, scopes, by: personOf(actor) });
    for (const consentId of withdrawn) await tell("consent_withdrawn", { consentId, childId });
  },
});
