import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { personIdOf } from "../actor";
import { isEnded } from "../claims/life";
import { command, type Handling } from "../door.server";
import { post } from "../ledger/post.server";
import { changeAllocation, lockAllocation } from "./allocation-rows.server";
import { amountOf } from "./amounts";
import { dayOf } from "./book-days";
import { recordReturnInput, rejectReturnInput, returnIdInput } from "./input";
import { passOn } from "./leftovers.server";
import { allocationLife, depositLife } from "./life";
import { mayApproveMoney, mayDecidePurchase, mayRecordMoney, mayTurnDown } from "./may";
import { purseOf } from "./order";
import { boughtLine, changeReturn, insertReturn, lockReturn } from "./purchase-rows.server";
import type { Return } from "./purchase-rows.server";
import type { Source } from "./sources";

/** A shop gave money back for what it had sold: the treasurer records it. */
export const recordReturn = command("funds.recordReturn", {
  input: recordReturnInput,
  subject: ({ tx }, { lineId }) => boughtLine(tx, lineId),
  may: ({ actor }, line) => mayRecordMoney(actor, line),

  async handle({ tx, now, actor, tell }, { lineId, amount, receivedOn, paidInto }, line) {
    const { fundId, currency } = line;
    if (receivedOn > dayOf(now)) throw new Refusal("deposit_in_future", "receivedOn");
    const minor = amountOf(amount, currency);
    if (minor > line.minor + line.deliveryMinor)
      throw new Refusal("return_exceeds_purchase", "amount");
    const { id } = await insertReturn(tx, {
      ...{ fundId, lineId, minor, receivedOn, paidInto },
      ...{ recordedBy: personIdOf(actor), recordedAt: now },
    });
    await tell("return_recorded", { returnId: id });
    return { id };
  },
});

/**
 * A second person lets into the books what a shop gave back: it is there again for what it had been
 * given for, money of the widest purpose first.
 */
export const approveReturn = command("funds.approveReturn", {
  input: returnIdInput,
  subject: ({ tx }, { returnId }) => lockReturn(tx, returnId),
  may: ({ actor }, given) => mayApproveMoney(actor, given),

  async handle(handling, { returnId }, given) {
    const { tx, now, actor, tell } = handling;
    if (!mayDecidePurchase(actor, given)) throw new Refusal("return_needs_second_person");
    const state = depositLife.next("approve", given.state);
    const entryId = await bookReturn(handling, given);
    await changeReturn(tx, returnId, {
      ...{ state, entryId, decidedBy: personIdOf(actor), decidedAt: now },
    });
    await tell("return_approved", { returnId });
  },
});

/** A second person finds that nothing came back, or not so much, or who recorded it takes it back. */
export const rejectReturn = command("funds.rejectReturn", {
  input: rejectReturnInput,
  subject: ({ tx }, { returnId }) => lockReturn(tx, returnId),
  may: ({ actor }, given) => mayTurnDown(actor, given),

  async handle({ tx, now, actor, tell }, { returnId, reason }, given) {
    await changeReturn(tx, returnId, {
      ...{ state: depositLife.next("reject", given.state), reason },
      ...{ decidedBy: personIdOf(actor), decidedAt: now },
    });
    await tell("return_rejected", { returnId });
  },
});

async function bookReturn({ tx, now, actor }: Handling, given: Return): Promise<string> {
  const one = await lockAllocation(tx, given.allocationId);
  if (!one || !given.boughtBy) throw new Error("What was bought is not there");
  const { fundId, currency } = one;
  const signed = { recordedBy: given.recordedBy, approvedBy: personIdOf(actor) };
  const source = { type: "purchase_return", id: given.id };
  const back = await partsGivenBack(tx, given.boughtBy, given.minor);
  const { id } = await post(tx, now, {
    ...{ fundId, currency, ...signed, source },
    kind: "return",
    happenedOn: given.receivedOn,
    lines: back.map(({ kind, purposeId, minor }) => ({
      ...{ from: purposeId ? { kind, purposeId } : { kind }, to: purseOf(given.paidInto), minor },
    })),
  });
  if (isEnded(one.claimState))
    await changeAllocation(tx, one.id, {
      state: allocationLife.next("return", one.state),
      endedAt: now,
    });
  else await passOn({ tx, now }, { allocation: one, over: back, source, ...signed });
  return id;
}

/** Of what was spent, what so much given back is: it is there again for what it had been given for. */
export async function partsGivenBack(tx: Tx, boughtBy: string, given: bigint) {
  const back: (Source & { kind: "wishes" | "delivery" })[] = [];
  let missing = given;
  for (const { kind, purposeId, minor } of await spentOn(tx, boughtBy)) {
    const some = minor < missing ? minor : missing;
    if (some > 0n) back.push({ kind, purposeId, minor: some });
    missing -= some;
  }
  if (missing > 0n) throw new Refusal("return_exceeds_purchase");
  return back;
}

/** What an entry spent: the thing before its transport, and general money before any other. */
async function spentOn(tx: Tx, entryId: string) {
  const rows = await tx
    .selectFrom("postings as p")
    .innerJoin("ledgerAccounts as a", "a.id", "p.accountId")
    .leftJoin("purposes as u", "u.id", "a.purposeId")
    .select(["a.kind", "a.purposeId", "p.minor", "u.kind as purpose"])
    .where("p.entryId", "=", entryId)
    .where("a.kind", "in", ["wishes", "delivery"])
    .execute();
  const width = [null, "programme", "batch", "wish"];
  return rows
    .map(({ kind, ...row }) => ({ ...row, kind: kind === "delivery" ? kind : ("wishes" as const) }))
    .sort(
      (a, b) => width.indexOf(a.purpose) - width.indexOf(b.purpose) || b.kind.localeCompare(a.kind),
    );
}
