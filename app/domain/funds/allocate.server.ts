import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { eachAlone } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { dueDate } from "../claims/due-date.server";
import { insertClaim } from "../claims/rows.server";
import { command, type Handling } from "../door.server";
import { lockLedger } from "../ledger/post.server";
import { freeFor, insertAllocation, reserve } from "./allocation-rows.server";
import { fits } from "./fits";
import { allocateInput } from "./input";
import { mayAllocate } from "./may";
import { reserveFor, type Rate } from "./rates";
import { fundBySlug, type Fund } from "./rows.server";
import { takeFrom } from "./sources";

/**
 * A fund takes wishes that nobody took: each has one claim, the fund's, and the money for it is
 * reserved, in the order in which they were chosen. What stands against one is told under its id
 * and keeps no other back; what it would have had is there for the next.
 */
export const allocate = command("funds.allocate", {
  input: allocateInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayAllocate(actor, fund),

  async handle(handling, { wishes, rateOf, rate, margin }, fund) {
    const { tx, tellAll } = handling;
    if (fund.closedAt) throw new Refusal("fund_ended");
    const stated = rateOf && rate ? { of: rateOf, rate, margin } : null;
    // Whoever waits here waits for the money alone: no wish is touched before.
    await lockLedger(tx, fund.fundId, fund.currency);
    const batches = new Set<string>();
    const { done, left } = await eachAlone(
      tx,
      [...new Set(wishes)],
      (publicId) => publicId,
      async (publicId) => batches.add(await takeWish(handling, fund, publicId, stated)),
    );
    const { fundId } = fund;
    await tellAll(
      "wishes_allocated",
      [...batches].map((batchId) => ({ fundId, batchId })),
    );
    return { done, left: await named(tx, left) };
  },
});

/** Those left out with what people call them; one that is public no more has its public id alone. */
async function named<Left extends { key: string }>(tx: Tx, left: readonly Left[]) {
  if (left.length === 0) return [];
  const wishes = await tx
    .selectFrom("publicWishes")
    .select(["publicId", "number", "title"])
    .where(
      "publicId",
      "in",
      left.map(({ key }) => key),
    )
    .execute();
  return left.map((one) => {
    const { number = null, title = null } =
      wishes.find(({ publicId }) => publicId === one.key) ?? {};
    return { ...one, number, title };
  });
}

const wishNamed = (tx: Tx, publicId: string) =>
  tx
    .selectFrom("publicWishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.id", "w.state", "w.batchState", "w.closesAt", "w.placeCode", "w.category"])
    .select(["w.priceMinor", "w.currency", "b.id as batchId", "b.organizerId", "b.programmeId"])
    .where("w.publicId", "=", publicId)
    .executeTakeFirst();

async function takeWish(
  { tx, now, actor, tell }: Handling,
  fund: Fund,
  publicId: string,
  stated: Rate | null,
): Promise<string> {
  const wish = await wishNamed(tx, publicId);
  if (!wish?.id || !wish.priceMinor || !wish.currency) throw new Refusal("not_found");
  if (wish.state !== "open") throw new Refusal("claim_wish_taken");
  if (wish.batchState !== "open" || !wish.closesAt || wish.closesAt <= now)
    throw new Refusal("claim_batch_closed");
  if (!fits(fund, wish)) throw new Refusal("wish_outside_fund");
  const price = { minor: wish.priceMinor, currency: wish.currency };
  const minor = reserveFor(price, fund.currency, stated);
  if (minor === null) throw new Refusal("rate_missing");

  const { fundId, currency } = fund;
  const { id: wishId, batchId, organizerId, programmeId } = wish;
  const { fitting, free } = await freeFor(tx, { fundId, currency, wishId, batchId, programmeId });
  const sources = takeFrom(free, fitting, minor);
  if (!sources) throw new Refusal("ledger_short");

  const [claimId, allocationId] = [randomUUID(), randomUUID()];
  const me = personIdOf(actor);
  await insertClaim(tx, {
    ...{ id: claimId, wishId, batchId, organizerId, personId: me, organizationId: fundId },
    ...{ state: "committed", way: "pay", heldAt: now, committedAt: now },
    dueAt: await dueDate(tx, batchId, now),
  });
  const foreign = wish.currency !== currency;
  await insertAllocation(tx, {
    ...{ id: allocationId, fundId, claimId, currency, minor },
    ...{ priceMinor: price.minor, priceCurrency: price.currency },
    ...{ rate: foreign ? stated?.rate : null, marginPercent: foreign ? stated?.margin : 0 },
    ...{ state: "reserved", madeBy: me, madeAt: now, reservedAt: now },
  });
  await reserve(tx, now, { allocationId, fundId, currency, claimId, sources });
  await tell("claim_allocated", { claimId });
  return batchId;
}
