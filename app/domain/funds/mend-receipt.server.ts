import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { receiptIdInput } from "./input";
import { mayRecordMoney } from "./may";
import { yearOf } from "./receipt-days";
import { openDonor, sealDonor } from "./receipt-donor.server";
import { changeReceipt, insertReceipt, lockReceipt } from "./receipt-rows.server";

/**
 * Brings a receipt into line with the books after money went back or a dispute was lost: voids it and
 * writes one for the rest, if there is any, to the same name. Two people or a bank decided that the money
 * goes back, and the database compares the sums, so one person does it.
 * @throws Refusal `receipt_agrees_with_books` where they say the same.
 */
export const mendReceipt = command("funds.mendReceipt", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => lockReceipt(tx, receiptId),
  may: ({ actor }, receipt) => mayRecordMoney(actor, receipt),

  async handle({ tx, now, actor, tell }, { receiptId }, receipt) {
    if (receipt.voidedAt) throw new Refusal("receipt_void_already");
    const { fundId, charityId, jurisdiction, currency, receivedOn, paymentId, held } = receipt;
    if (!fundId || held === null) throw new Refusal("receipt_agrees_with_books");
    const donor = await openDonor(tx, receipt);
    if (held > 0n && donor === "") throw new Refusal("receipt_needs_donor");
    const by = { voidedBy: personIdOf(actor), voidedAt: now, voidCause: "books" };
    await changeReceipt(tx, receiptId, by);
    if (held === 0n) {
      await tell("receipt_voided", { receiptId });
      return { id: null };
    }
    const id = randomUUID();
    await insertReceipt(tx, {
      ...(await sealDonor({ tx, now }, { fundId, receiptId: id, donor })),
      ...{ id, fundId, charityId, jurisdiction, currency, minor: held, receivedOn, paymentId },
      ...{ year: yearOf(now), issuedBy: personIdOf(actor), issuedAt: now },
    });
    await tell("receipt_voided", { receiptId });
    await tell("receipt_issued", { receiptId: id });
    return { id };
  },
});
