import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { officialNumberInput } from "./input";
import { mayRecordMoney } from "./may";
import { changeReceipt, lockReceipt } from "./receipt-rows.server";

/** The number of the official e-receipt, which mainland China's tax office gives later than ours. */
export const noteOfficialNumber = command("funds.noteOfficialNumber", {
  input: officialNumberInput,
  subject: ({ tx }, { receiptId }) => lockReceipt(tx, receiptId),
  may: ({ actor }, receipt) => mayRecordMoney(actor, receipt),

  async handle({ tx, tell }, { receiptId, officialNumber }, receipt) {
    if (receipt.voidedAt) throw new Refusal("receipt_void_already");
    await changeReceipt(tx, receiptId, { officialNumber });
    await tell("receipt_numbered", { receiptId });
  },
});
