import type { Tx } from "~/platform/db.server";
import { claimInput } from "../claims/input";
import { claimLife } from "../claims/life";
import { isClaimant, mayWatch } from "../claims/may";
import { readClaim, type Claim } from "../claims/rows.server";
import { dueDate } from "../claims/due-date.server";
import { query } from "../door.server";
import { fits } from "./fits";
import type { AllocationState, PledgeState } from "./life";
import { payBy } from "./pay-by";
import { takesCards } from "./rows.server";
import { shortfallOf } from "./shortfall.server";

/**
 * What a claim has to do with money, for its page: which funds would buy the wish for who holds it, or
 * the promise that pays for it, how far that came and until when it is waited for.
 */
export const moneyOfClaim = query("funds.moneyOfClaim", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => mayWatch(actor, claim),

  async read({ tx, now, actor }, _, claim) {
    const asks = actor.kind === "person" && isClaimant(actor, claim) && mayStillChoose(claim, now);
    return {
      promise: claim.way === "pay" ? await promiseOn(tx, claim.id) : null,
      funds: asks ? await fundsFor(tx, claim.wishId) : [],
    };
  },
});

/** What the form for it says before a donor gives the money instead of the thing. */
export const payForm = query("funds.payForm", {
  input: claimInput,
  subject: ({ tx }, { claimId }) => readClaim(tx, claimId),
  may: ({ actor }, claim) => actor.kind === "person" && isClaimant(actor, claim),

  async read({ tx, now }, _, claim) {
    const wish = await tx
      .selectFrom("wishes")
      .select(["title", "priceMinor", "currency"])
      .where("id", "=", claim.wishId)
      .executeTakeFirstOrThrow();
    const dueAt = await dueDate(tx, claim.batchId, now);
    const funds = mayStillChoose(claim, now) ? await fundsFor(tx, claim.wishId) : [];
    const cards: string[] = [];
    for (const { id } of funds) if (await takesCards(tx, id)) cards.push(id);
    return {
      id: claim.id,
      /** What he promised already, where he chose this before. */
      promised: claim.way === "pay" ? ((await promiseOn(tx, claim.id))?.publicId ?? null) : null,
      title: wish.title,
      price: { minor: wish.priceMinor.toString(), currency: wish.currency },
      dueAt: dueAt.toISOString(),
      payBy: payBy("transfer", now, dueAt).toISOString(),
      funds: funds.map(({ id, ...fund }) => ({ ...fund, cards: cards.includes(id) })),
    };
  },
});

const mayStillChoose = (claim: Claim, now: Date) =>
  claimLife.can("commit", claim.state) &&
  !claim.frozenAt &&
  claim.heldUntil !== null &&
  claim.heldUntil > now;

/** The funds that take money in public and give for this wish's place and kind, in its currency. */
async function fundsFor(tx: Tx, wishId: string) {
  const wish = await tx
    .selectFrom("publicWishes")
    .select(["placeCode", "category", "priceMinor", "currency"])
    .where("id", "=", wishId)
    .executeTakeFirst();
  if (!wish?.priceMinor || !wish.currency) return [];
  const funds = await tx
    .selectFrom("publicFunds")
    .select(["id", "slug", "name", "hostName", "certificate", "leftoverRule", "modes"])
    .select(["placeCodes", "categories"])
    .where("closedAt", "is", null)
    .where("currency", "=", wish.currency)
    .orderBy("openedAt")
    .limit(50)
    .execute();
  return funds
    .filter((fund) => fund.modes.includes("public") && fits(fund, wish))
    .map(({ id, slug, name, hostName, certificate, leftoverRule }) => ({
      ...{ id, slug, name, hostName, certificate, leftoverRule },
    }));
}

async function promiseOn(tx: Tx, claimId: string) {
  const row = await tx
    .selectFrom("allocations as a")
    .innerJoin("pledges as p", "p.id", "a.pledgeId")
    .innerJoin("publicFunds as f", "f.id", "a.fundId")
    .select([
      "a.state",
      "a.payBy",
      "a.minor",
      "a.currency",
      "a.pledgeId",
      "p.publicId",
      "p.state as promise",
    ])
    .select(["p.way", "f.name", "f.slug"])
    .where("a.claimId", "=", claimId)
    .executeTakeFirst();
  if (!row) return null;
  const { payBy: until, minor, currency, state, promise, pledgeId, ...told } = row;
  return {
    ...told,
    state: state as AllocationState,
    promise: promise as PledgeState,
    amount: { minor: minor.toString(), currency },
    payBy: until?.toISOString() ?? null,
    short: pledgeId ? await shortfallOf(tx, pledgeId) : null,
  };
}
