import { eachAlone } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Handling } from "../door.server";
import type { Line as Flow } from "../ledger/accounts";
import { deliveryPaid, purchased, returned } from "../ledger/lines";
import { lockLedger, post } from "../ledger/post.server";
import { changeAllocation, freeFor, lockAllocation, partsOf } from "./allocation-rows.server";
import { reserve, type Allocation } from "./allocation-rows.server";
import { approvePurchaseInput, refusePurchaseInput } from "./input";
import { passOn } from "./leftovers.server";
import { allocationLife, purchaseLife } from "./life";
import { mayApproveMoney, mayDecidePurchase } from "./may";
import { purseOf } from "./order";
import { changeLine, changePurchase, linesOf, lockPurchase } from "./purchase-rows.server";
import type { Line, Purchase } from "./purchase-rows.server";
import { fundAccount, sumOf, takeFrom, useUp, type Source } from "./sources";

/**
 * A second person lets an order into the books, one entry for each line. A line that is ticked away,
 * or whose claim ended meanwhile, is left and told; the order then is the sum of the others.
 */
export const approvePurchase = command("funds.approvePurchase", {
  input: approvePurchaseInput,
  subject: ({ tx }, { purchaseId }) => lockPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayApproveMoney(actor, purchase),

  async handle(handling, { purchaseId, leave, reason, seen }, purchase) {
    const { tx, now, actor, tell } = handling;
    if (!mayDecidePurchase(actor, purchase)) throw new Refusal("purchase_needs_second_person");
    const state = purchaseLife.next("approve", purchase.state);
    // It may have been mended between his look and his word.
    if (seen && seen !== purchase.recordedAt.toISOString()) throw new Refusal("purchase_mended");
    const lines = await linesOf(tx, purchaseId);
    // Whoever ends a claim holds it before the books; so are all of these.
    for (const { allocationId } of lines.toSorted((a, b) =>
      a.allocationId < b.allocationId ? -1 : 1,
    ))
      await lockAllocation(tx, allocationId);
    await lockLedger(tx, purchase.fundId, purchase.currency);
    const { done, left } = await eachAlone(
      tx,
      lines,
      ({ id }) => id,
      async (line) => {
        if (leave.includes(line.id)) throw new Refusal("purchase_line_left");
        await approveLine(handling, purchase, line);
      },
    );
    const [first] = left;
    if (done.length === 0) throw new Refusal(first?.code ?? "purchase_has_no_lines");
    for (const { key, code } of left) await changeLine(tx, key, { state: "left", leftCode: code });
    const bought = lines.filter(({ id }) => done.includes(id));
    await changePurchase(tx, purchaseId, {
      ...{ state, reason, decidedBy: personIdOf(actor), decidedAt: now },
      minor: bought.reduce((sum, line) => sum + line.minor + line.deliveryMinor, 0n),
    });
    await tell("purchase_approved", { purchaseId });
    const numbers = new Map(lines.map(({ id, number }) => [id, number]));
    const numberOf = (id: string) => numbers.get(id) ?? 0;
    return {
      done: done.map(numberOf),
      left: left.map(({ key, code }) => ({ key: numberOf(key), code })),
    };
  },
});

/** A second person finds that an order isn't right; the treasurer mends it or drops it. */
export const refusePurchase = command("funds.refusePurchase", {
  input: refusePurchaseInput,
  subject: ({ tx }, { purchaseId }) => lockPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayApproveMoney(actor, purchase),

  async handle({ tx, now, actor, tell }, { purchaseId, reason }, purchase) {
    if (!mayDecidePurchase(actor, purchase)) throw new Refusal("purchase_needs_second_person");
    await changePurchase(tx, purchaseId, {
      ...{ state: purchaseLife.next("refuse", purchase.state), reason },
      ...{ decidedBy: personIdOf(actor), decidedAt: now },
    });
    await tell("purchase_refused", { purchaseId });
  },
});

async function approveLine({ tx, now, actor }: Handling, purchase: Purchase, line: Line) {
  const one = await lockAllocation(tx, line.allocationId);
  if (one?.state !== "reserved") throw new Refusal("allocation_not_reserved");
  const signed = { recordedBy: purchase.recordedBy, approvedBy: personIdOf(actor) };
  const cost = line.minor + line.deliveryMinor;
  const held = await enough({ tx, now }, one, cost, signed);

  const source = { type: "purchase_line", id: line.id };
  const { id: entryId } = await post(tx, now, {
    ...{ fundId: one.fundId, currency: one.currency, ...signed, source },
    kind: "purchase",
    happenedOn: purchase.paidOn,
    lines: flowsOf(one.claimId, purchase.paidFrom, held, line),
  });
  await changeLine(tx, line.id, { state: "approved", entryId });
  await changeAllocation(tx, one.id, {
    state: allocationLife.next("spend", one.state),
    spentAt: now,
  });
  const used = useUp(held, cost);
  const over = held.map(({ purposeId, minor }, at) => ({
    purposeId,
    minor: minor - (used[at]?.minor ?? 0n),
  }));
  await passOn({ tx, now }, { allocation: one, over, source, ...signed });
}

type Signed = { recordedBy: string; approvedBy: string };

/** What is reserved on the claim, made as much as the thing cost where it cost more. */
async function enough(
  { tx, now }: Pick<Handling, "tx" | "now">,
  { id: allocationId, fundId, currency, claimId, ...of }: Allocation,
  cost: bigint,
  signed: Signed,
): Promise<Source[]> {
  const { fitting, free } = await freeFor(tx, { fundId, currency, ...of });
  const held = await partsOf(tx, claimId, fitting);
  const more = cost - sumOf(held);
  if (more <= 0n) return held;
  const sources = takeFrom(free, fitting, more);
  if (!sources) throw new Refusal("ledger_short");
  await reserve(tx, now, { allocationId, fundId, currency, claimId, sources, ...signed });
  return partsOf(tx, claimId, fitting);
}

/** The thing is paid first of what was given for the nearest purpose, then what bringing it cost. */
function flowsOf(
  claimId: string,
  paidFrom: string,
  held: readonly Source[],
  { minor, deliveryMinor }: Pick<Line, "minor" | "deliveryMinor">,
): Flow[] {
  const asset = purseOf(paidFrom);
  const things = useUp(held, minor);
  const rest = held.map(({ purposeId, minor }, at) => ({
    purposeId,
    minor: minor - (things[at]?.minor ?? 0n),
  }));
  const bringing = useUp(rest, deliveryMinor);
  return held.flatMap(({ purposeId, minor }, at) => {
    const fund = fundAccount(purposeId);
    const [cost = 0n, brought = 0n] = [things[at]?.minor, bringing[at]?.minor];
    return [
      ...(cost > 0n
        ? purchased(claimId, fund, asset, { held: minor, cost })
        : [returned(claimId, fund, minor)]),
      ...(brought > 0n ? [deliveryPaid(asset, fund, brought)] : []),
    ];
  });
}
