import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import type { Money } from "~/platform/money";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command, type Handling } from "../door.server";
import { liesAt } from "../ledger/balances.server";
import { keepPhoto } from "../photos/rows.server";
import type { StoredPhoto } from "../photos/take-in.server";
import { partsOf } from "./allocation-rows.server";
import { dayOf } from "./book-days";
import {
  mendPurchaseInput,
  purchaseIdInput,
  recordPurchaseInput,
  type OrderLine,
  type PurchaseHead,
} from "./input";
import { keepInvoiceFiles, type StoredInvoice } from "./invoice-files.server";
import { purchaseLife } from "./life";
import { mayRecordMoney } from "./may";
import { share, sumAt } from "./order";
import { changePurchase, insertLines, insertPurchase } from "./purchase-rows.server";
import { leaveLines, lockPurchase, mended } from "./purchase-rows.server";
import { rateOf } from "./rates";
import { fundBySlug } from "./rows.server";
import { sumOf } from "./sources";

type OfFund = { fundId: string; currency: string };

/**
 * A treasurer records what was bought: one order with one invoice, a line for each wish. Nothing is
 * booked before another person approved it.
 */
export const recordPurchase = command("funds.recordPurchase", {
  input: recordPurchaseInput,
  at: { purchase_invoice_known: "invoiceNumber" },
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle(handling, input, { fundId, currency }) {
    const { tx, now, actor, tell } = handling;
    const id = randomUUID();
    const { head, lines } = await orderOf(handling, { fundId, currency }, input);
    await insertPurchase(tx, {
      ...{ id, fundId, currency, ...head },
      ...{ recordedBy: personIdOf(actor), recordedAt: now },
    });
    await insertLines(
      tx,
      lines.map((line) => ({ ...line, purchaseId: id, fundId })),
    );
    await keepInvoices(handling, { fundId, purchaseId: id }, input);
    await tell("purchase_recorded", { purchaseId: id });
    return { id };
  },
});

/** What was sent back, or still waits, is mended: the order is told anew, and waits for approval. */
export const mendPurchase = command("funds.mendPurchase", {
  input: mendPurchaseInput,
  at: { purchase_invoice_known: "invoiceNumber" },
  subject: ({ tx }, { purchaseId }) => lockPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayRecordMoney(actor, purchase),

  async handle(handling, input, { id, fundId, currency, state }) {
    const { tx, now, actor, tell } = handling;
    const next = purchaseLife.next("mend", state);
    await leaveLines(tx, id, mended);
    const { head, lines } = await orderOf(handling, { fundId, currency }, input);
    await changePurchase(tx, id, {
      ...{ ...head, state: next, recordedBy: personIdOf(actor), recordedAt: now },
      ...{ decidedBy: null, decidedAt: null },
    });
    await insertLines(
      tx,
      lines.map((line) => ({ ...line, purchaseId: id, fundId })),
    );
    await keepInvoices(handling, { fundId, purchaseId: id }, input);
    await tell("purchase_recorded", { purchaseId: id });
  },
});

/** An order that was recorded by mistake; what it was for can be bought by another. */
export const dropPurchase = command("funds.dropPurchase", {
  input: purchaseIdInput,
  subject: ({ tx }, { purchaseId }) => lockPurchase(tx, purchaseId),
  may: ({ actor }, purchase) => mayRecordMoney(actor, purchase),

  async handle({ tx, tell }, { purchaseId }, { state }) {
    const next = purchaseLife.next("drop", state);
    await leaveLines(tx, purchaseId);
    await changePurchase(tx, purchaseId, {
      ...{ state: next, minor: 0n, decidedBy: null, decidedAt: null },
    });
    await tell("purchase_dropped", { purchaseId });
  },
});

type Order = PurchaseHead & { lines: readonly OrderLine[] };

/** What the form of an order comes to; refuses at the field of the line that can't be. */
async function orderOf({ tx, now }: Handling, { fundId, currency }: OfFund, order: Order) {
  const { supplier, invoiceNumber, paidOn, paidFrom } = order;
  if (paidOn > dayOf(now)) throw new Refusal("purchase_in_future", "paidOn");
  const costs = order.lines.map(({ allocationId, amount }) => {
    if (amount === "") throw new Refusal("field_missing", `amount-${allocationId}`);
    const minor = sumAt(amount, currency, `amount-${allocationId}`);
    if (minor === 0n) throw new Refusal("amount_not_above_zero", `amount-${allocationId}`);
    return minor;
  });
  const shares = share(sumAt(order.delivery, currency, "delivery"), costs);
  const lines = [];
  for (const [at, { allocationId, deviation }] of order.lines.entries()) {
    const [minor = 0n, deliveryMinor = 0n] = [costs[at], shares[at]];
    const reservedMinor = await reservedOn(tx, fundId, allocationId);
    if (minor + deliveryMinor > reservedMinor && deviation === "")
      throw new Refusal("purchase_needs_deviation", `deviation-${allocationId}`);
    lines.push({ allocationId, minor, deliveryMinor, reservedMinor, deviation });
  }
  const minor = lines.reduce((sum, line) => sum + line.minor + line.deliveryMinor, 0n);
  if (paidFrom === "elsewhere" && minor > (await liesAt(tx, { fundId, currency }, paidFrom)))
    throw new Refusal("platform_short", "paidFrom");
  const invoice = invoiceOf(order, { minor, currency });
  return { head: { supplier, invoiceNumber, paidOn, paidFrom, minor, ...invoice }, lines };
}

/**
 * What the invoice says. In another currency it says how much, and at which rate the bank took it;
 * where nobody typed the rate it is what the two sums come to.
 */
function invoiceOf({ invoiceAmount, ...order }: Order, paid: Money) {
  const invoiceCurrency = order.invoiceCurrency ?? paid.currency;
  const typed = sumAt(invoiceAmount, invoiceCurrency, "invoiceAmount");
  if (invoiceCurrency === paid.currency)
    return { invoiceMinor: typed || paid.minor, invoiceCurrency, invoiceRate: null };
  if (typed === 0n) throw new Refusal("field_missing", "invoiceAmount");
  const invoiceRate =
    order.invoiceRate || rateOf({ minor: typed, currency: invoiceCurrency }, paid);
  if (Number(invoiceRate) === 0) throw new Refusal("rate_malformed", "invoiceRate");
  return { invoiceMinor: typed, invoiceCurrency, invoiceRate };
}

async function reservedOn(tx: Tx, fundId: string, allocationId: string): Promise<bigint> {
  const one = await tx
    .selectFrom("allocations")
    .select(["claimId", "state"])
    .where("id", "=", allocationId)
    .where("fundId", "=", fundId)
    .executeTakeFirst();
  if (one?.state !== "reserved")
    throw new Refusal("allocation_not_reserved", `amount-${allocationId}`);
  return sumOf(await partsOf(tx, one.claimId, []));
}

async function keepInvoices(
  handling: Handling,
  { fundId, purchaseId }: { fundId: string; purchaseId: string },
  { photos, files }: { photos: readonly StoredPhoto[]; files: readonly StoredInvoice[] },
) {
  await keepInvoiceFiles(handling, { fundId, purchaseId }, files);
  for (const picture of photos) {
    const paper = { kind: "money_evidence", purchaseId, picture } as const;
    await keepPhoto(handling, { organizerId: fundId, ...paper });
  }
}
