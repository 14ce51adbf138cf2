import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { issueReceiptInput } from "./input";
import { mayRecordMoney } from "./may";
import { openPayers } from "./payer.server";
import { yearOf } from "./receipt-days";
import { sealDonor } from "./receipt-donor.server";
import { insertReceipt, paymentForReceipt } from "./receipt-rows.server";

/** Money of which the books hold something; while a bank disputes it, nobody can say how much. */
const receiptable = new Set(["cleared", "partly_refunded", "lost"]);

/**
 * Writes a receipt for money that is in the books, for what they hold of it by now, under the next number of the
 * host charity's year.
 * It is made out to the name given, else to the payer that was entered, else to who promised.
 */
export const issueReceipt = command("funds.issueReceipt", {
  input: issueReceiptInput,
  subject: ({ tx }, { paymentId }) => paymentForReceipt(tx, paymentId),
  may: ({ actor }, payment) => mayRecordMoney(actor, payment),

  async handle({ tx, now, actor, tell }, input, payment) {
    if (!receiptable.has(payment.state)) throw new Refusal("receipt_needs_cleared_money");
    const payer = (await openPayers(tx, [payment])).get(payment.id);
    const donor = input.donor || payer || payment.donor || "";
    if (donor === "") throw new Refusal("receipt_needs_donor", "donor");

    const id = randomUUID();
    const { fundId, charityId, jurisdiction, currency, held: minor, receivedOn } = payment;
    if (minor === 0n) throw new Refusal("receipt_needs_cleared_money");
    const made = await insertReceipt(tx, {
      ...(await sealDonor({ tx, now }, { fundId, receiptId: id, donor })),
      ...{ id, fundId, charityId, jurisdiction, currency, minor, receivedOn },
      paymentId: payment.id,
      year: yearOf(now),
      issuedBy: personIdOf(actor),
      issuedAt: now,
    });
    await tell("receipt_issued", { receiptId: id });
    return made;
  },
});
