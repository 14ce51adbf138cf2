import { Refusal } from "~/platform/refusal";
import { personIdOf, personOf } from "../actor";
import { command } from "../door.server";
import { voidReceiptInput } from "./input";
import { mayApproveMoney } from "./may";
import { changeReceipt, lockReceipt } from "./receipt-rows.server";

/** A second person says that a receipt doesn't hold, and why. Its number stays where it stood. */
export const voidReceipt = command("funds.voidReceipt", {
  input: voidReceiptInput,
  subject: ({ tx }, { receiptId }) => lockReceipt(tx, receiptId),
  may: ({ actor }, receipt) => mayApproveMoney(actor, receipt),

  async handle({ tx, now, actor, tell }, { receiptId, reason }, receipt) {
    if (receipt.voidedAt) throw new Refusal("receipt_void_already");
    if (personOf(actor) === receipt.issuedBy) throw new Refusal("receipt_needs_second_person");
    const by = { voidedBy: personIdOf(actor), voidedAt: now, voidCause: "mistake" };
    await changeReceipt(tx, receiptId, { ...by, voidReason: reason });
    await tell("receipt_voided", { receiptId });
  },
});
