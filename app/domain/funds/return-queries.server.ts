import type { Tx } from "~/platform/db.server";
import { isEnded } from "../claims/life";
import { query } from "../door.server";
import { lineIdInput, returnIdInput } from "./input";
import { outcomeOf } from "./life";
import { mayDecidePurchase, mayRecordMoney, mayTakeBack, mayTend } from "./may";
import { boughtLine, readReturn, type Return } from "./purchase-rows.server";
import { purposeNames } from "./purposes.server";
import { pursesOf } from "./purses.server";
import { partsGivenBack } from "./return-purchase.server";

/** A line that was bought, for who is about to record that the shop gave money back for it. */
export const lineToReturn = query("funds.lineToReturn", {
  input: lineIdInput,
  subject: ({ tx }, { lineId }) => boughtLine(tx, lineId),
  may: ({ actor }, line) => mayRecordMoney(actor, line),
  async read({ tx }, { lineId }, { fundId, purchaseId, slug, currency, ...line }) {
    const { paidFrom } = await tx
      .selectFrom("purchases")
      .select("paidFrom")
      .where("id", "=", purchaseId)
      .executeTakeFirstOrThrow();
    const recorded = await tx
      .selectFrom("purchaseReturns")
      .select("id")
      .where("lineId", "=", lineId)
      .where("state", "<>", "rejected")
      .executeTakeFirst();
    return {
      /** The one that was recorded for it already. */
      returnId: recorded?.id ?? null,
      ...{ purchaseId, slug, number: line.number ?? 0, title: line.title ?? "", paidFrom },
      paid: { minor: (line.minor + line.deliveryMinor).toString(), currency },
      purses: await pursesOf(tx, { fundId, currency }, paidFrom),
    };
  },
});

/** What a shop gave back, with what the books make of it, and who said so. */
export const returnSeen = query("funds.returnSeen", {
  input: returnIdInput,
  subject: ({ tx }, { returnId }) => readReturn(tx, returnId),
  may: ({ actor }, given) => mayTend(actor, given),

  async read({ tx, actor }, _, given) {
    const { id, slug, purchaseId, minor, paidInto, receivedOn, state, reason } = given;
    const of = await tx
      .selectFrom("fundAllocations")
      .select(["currency", "number", "title", "claimState"])
      .where("id", "=", given.allocationId)
      .executeTakeFirstOrThrow();
    const currency = of.currency ?? "";
    return {
      ...{ id, slug, purchaseId, paidInto, receivedOn, reason },
      state: outcomeOf(state, given.recordedBy, given.decidedBy),
      ...{ number: of.number ?? 0, title: of.title ?? "" },
      amount: { minor: minor.toString(), currency },
      /** Whether its wish is granted or on its way, or its claim is over. */
      ended: of.claimState !== null && isEnded(of.claimState),
      back: await backTo(tx, given, currency),
      ...(await namesOf(tx, given)),
      recordedAt: given.recordedAt.toISOString(),
      decidedAt: given.decidedAt?.toISOString() ?? null,
      mayDecide: state === "recorded" && mayDecidePurchase(actor, given),
      own: state === "recorded" && mayTakeBack(actor, given),
    };
  },
});

/** For what the money is there again: by purpose, without one for anything. */
async function backTo(tx: Tx, { boughtBy, minor }: Return, currency: string) {
  if (!boughtBy) return [];
  const sums = new Map<string | null, bigint>();
  for (const part of await partsGivenBack(tx, boughtBy, minor))
    sums.set(part.purposeId, (sums.get(part.purposeId) ?? 0n) + part.minor);
  const names = await purposeNames(tx, [...sums.keys()]);
  return [...sums].map(([purposeId, sum]) => ({
    purpose: purposeId ? (names.get(purposeId)?.title ?? "") : null,
    amount: { minor: sum.toString(), currency },
  }));
}

async function namesOf(tx: Tx, { recordedBy, decidedBy }: Return) {
  const people = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", [recordedBy, decidedBy ?? recordedBy])
    .execute();
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
  return { recordedBy: nameOf(recordedBy), decidedBy: nameOf(decidedBy) };
}
