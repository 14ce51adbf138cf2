import { command } from "../door.server";
import { reviseFundInput } from "./input";
import { mayKeepFund } from "./may";
import { placesNamed } from "./places.server";
import { changeFund, fundBySlug } from "./rows.server";

/** The chair says what the fund is for, where, and how a transfer reaches it. */
export const reviseFund = command("funds.revise", {
  input: reviseFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayKeepFund(actor, fund),

  async handle({ tx, now, tell }, { slug: _slug, places, ...aims }, { fundId }) {
    const placeCodes = await placesNamed(tx, places);
    await changeFund(tx, fundId, { ...aims, placeCodes, revisedAt: now });
    await tell("fund_revised", { fundId });
  },
});
