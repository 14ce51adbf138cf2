import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { issueReceiptInput } from "./input";
import { mayRecordMoney } from "./may";
import { openPayers } from "./payer.server";
import { sealDonor } from "./receipt-donor.server";
import { insertReceipt, paymentForReceipt } from "./receipt-rows.server";

/** By the calendar in which the receipts are numbered. */
const yearOf = (now: Date) =>
  Number(now.toLocaleDateString("en", { timeZone: "Asia/Shanghai", year: "numeric" }));

/**
 * Writes a receipt for money that is in the books, under the next number of the host charity's year.
 * It is made out to the name given, else to the payer that was entered, else to who promised.
 */
export const issueReceipt = command("funds.issueReceipt", {
  input: issueReceiptInput,
  subject: ({ tx }, { paymentId }) => paymentForReceipt(tx, paymentId),
  may: ({ actor }, payment) => mayRecordMoney(actor, payment),

  async handle({ tx, now, actor, tell }, input, payment) {
    if (payment.state !== "cleared") throw new Refusal("receipt_needs_cleared_money");
    const payer = (await openPayers(tx, [payment])).get(payment.id);
    const donor = input.donor || payer || payment.donor || "";
    if (donor === "") throw new Refusal("receipt_needs_donor", "donor");

    const id = randomUUID();
    const { fundId, charityId, jurisdiction, currency, minor, receivedOn } = payment;
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
