import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personOf } from "../actor";
import { needWithinCap } from "../claims/cap.server";
import { dueDate } from "../claims/due-date.server";
import { nextState } from "../claims/life";
import { isClaimant } from "../claims/may";
import { lockClaim, reviseClaim } from "../claims/rows.server";
import { command } from "../door.server";
import { openPurpose } from "../ledger/rows.server";
import { findsIn } from "../privacy/finds";
import { insertAllocation } from "./allocation-rows.server";
import { mustFitCards } from "./card-amounts";
import { fits } from "./fits";
import { payForClaimInput } from "./input";
import { payBy } from "./pay-by";
import { fundBySlug, insertPledge } from "./rows.server";

/**
 * A donor keeps the promise by money: the price of the wish, to a fund that buys it for him. It is
 * the same claim; what he promised is reserved on it when it has come.
 */
export const payForClaim = command("funds.payForClaim", {
  input: payForClaimInput,
  subject: ({ tx }, { claimId }) => lockClaim(tx, claimId),
  may: ({ actor }, claim) => isClaimant(actor, claim),

  async handle({ tx, now, actor, tell }, { fund: slug, shownName, how }, claim) {
    const state = nextState("commit", claim);
    if (!claim.heldUntil || claim.heldUntil <= now) throw new Refusal("claim_hold_ended");
    const personId = personOf(actor);
    if (!personId) throw new Refusal("claim_needs_contact");
    await needWithinCap(tx, claim, personId);
    if (findsIn(shownName).length > 0) throw new Refusal("name_tells_too_much", "shownName");

    const fund = await fundBySlug(tx, slug);
    if (!fund || fund.closedAt || !fund.modes.includes("public"))
      throw new Refusal("fund_takes_no_pledges", "fund");
    const wish = await tx
      .selectFrom("publicWishes")
      .select(["placeCode", "category", "priceMinor", "currency"])
      .where("id", "=", claim.wishId)
      .executeTakeFirst();
    if (!wish?.priceMinor || wish.currency !== fund.currency || !fits(fund, wish))
      throw new Refusal("wish_outside_fund", "fund");

    const { fundId, currency, leftoverRule } = fund;
    const minor = wish.priceMinor;
    if (how === "card") mustFitCards(minor, currency, "how");
    const dueAt = await dueDate(tx, claim.batchId, now);
    await reviseClaim(tx, claim.id, {
      ...{ state, way: "pay", personId, guestId: null, committedAt: now, heldUntil: null, dueAt },
    });
    const pledge = await insertPledge(tx, fund.referencePrefix, {
      ...{ fundId, currency, leftoverRule, shownName, minor, personId },
      purposeId: await openPurpose(tx, fundId, { kind: "wish", wishId: claim.wishId }),
      ...{ way: how === "card" ? "stripe" : "transfer", promisedAt: now },
    });
    await insertAllocation(tx, {
      ...{ id: randomUUID(), fundId, claimId: claim.id, pledgeId: pledge.id, currency, minor },
      ...{ priceMinor: minor, priceCurrency: currency },
      ...{ state: "promised", madeBy: personId, madeAt: now, payBy: payBy(how, now, dueAt) },
    });
    await tell(how === "card" ? "pledge_begun" : "pledge_promised", { pledgeId: pledge.id });
    return { publicId: pledge.publicId, how };
  },
});
