import { command } from "../door.server";
import { atTerms, reviseTermsInput } from "./input";
import { mayOpenFunds } from "./may";
import { changeFund, fundById } from "./rows.server";

/** A steward says how a fund may take money here, and whether it takes any more. */
export const reviseTerms = command("funds.reviseTerms", {
  input: reviseTermsInput,
  at: atTerms,
  subject: ({ tx }, { fundId }) => fundById(tx, fundId),
  may: ({ actor }) => mayOpenFunds(actor),

  async handle({ tx, now, tell }, { fundId, closed, ...terms }, { closedAt }) {
    await changeFund(tx, fundId, {
      ...terms,
      closedAt: closed ? (closedAt ?? now) : null,
      revisedAt: now,
    });
    await tell("fund_revised", { fundId });
  },
});
