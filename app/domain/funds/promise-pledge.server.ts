import { Refusal } from "~/platform/refusal";
import { findsIn } from "../privacy/finds";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { amountOf } from "./amounts";
import { mustFitCards } from "./card-amounts";
import { openInvitation } from "./donor-invitations.server";
import { pledgeInput } from "./input";
import { mayPledge } from "./may";
import { purposeFor } from "./purposes.server";
import { fundBySlug, insertPledge } from "./rows.server";

/**
 * A donor promises a sum: by transfer, and is given the reference to quote, or by card. Only where the fund may
 * take money in public, or from him by name; the database holds it too. What shall happen to what is
 * left over is agreed here, as the fund has it now.
 */
export const promisePledge = command("funds.pledge", {
  input: pledgeInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }) => mayPledge(actor),

  async handle({ tx, now, actor, tell }, { amount, purpose, shownName, token, how }, fund) {
    const { fundId, currency, leftoverRule, modes, closedAt, referencePrefix } = fund;
    const invitation = token ? await openInvitation({ tx, now, actor }, token) : undefined;
    const invited = modes.includes("invited") && invitation?.fundId === fundId;
    if (closedAt || !(modes.includes("public") || invited)) {
      throw new Refusal("fund_takes_no_pledges");
    }
    if (findsIn(shownName).length > 0) throw new Refusal("name_tells_too_much", "shownName");
    const minor = amountOf(amount, currency);
    if (how !== "transfer") mustFitCards(minor, currency);
    const { id, ...made } = await insertPledge(tx, referencePrefix, {
      ...{ fundId, currency, leftoverRule, shownName, minor },
      personId: personIdOf(actor),
      purposeId: await purposeFor({ tx, now }, fundId, purpose),
      invitationId: invited ? invitation.id : null,
      way: how === "transfer" ? "transfer" : "stripe",
      monthly: how === "monthly",
      promisedAt: now,
    });
    // Who pays by card is told when it is paid; a reference to quote is for the others.
    await tell(how === "transfer" ? "pledge_promised" : "pledge_begun", { pledgeId: id });
    return { id, how, ...made };
  },
});
