import { sql } from "kysely";
import { command } from "../door.server";
import { amountInWords } from "./amount-in-words";
import type { Jurisdiction } from "./choices";
import { receiptIdInput } from "./input";
import { mayLookAtReceipt } from "./may";
import { openDonor } from "./receipt-donor.server";
import { receiptNumber } from "./receipt-number";
import { receiptById } from "./receipt-rows.server";

/** By the calendar in which the receipts are numbered. */
const dayOf = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

/** Opens a receipt with the name on it, for its donor and who looks after the fund's money. Audited. */
export const lookAtReceipt = command("funds.lookAtReceipt", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => receiptById(tx, receiptId),
  may: ({ actor }, receipt) => mayLookAtReceipt(actor, receipt),

  async handle({ tx, note }, { receiptId }, receipt) {
    await note({
      action: "funds.lookedAtReceipt",
      subjectType: "receipt",
      subjectId: receiptId,
      organizationId: receipt.organizationId,
      fields: ["donor"],
    });
    const { rows } = await sql<{ name: string | null }>`
      select handler_of_receipt(${receiptId}) as name`.execute(tx);
    const { jurisdiction, minor, currency, officialNumber, way } = receipt;
    return {
      ...{
        jurisdiction: jurisdiction as Jurisdiction,
        officialNumber,
        way,
        number: receiptNumber(receipt),
      },
      donor: await openDonor(tx, receipt),
      amount: { minor: minor.toString(), currency },
      inWords: jurisdiction === "cn" ? amountInWords({ minor, currency }) : null,
      receivedOn: receipt.receivedOn,
      issuedOn: dayOf(receipt.issuedAt),
      handler: rows[0]?.name ?? "",
      fund: receipt.fundName,
      charity: { name: receipt.hostName, registration: receipt.registration },
      voided: receipt.voidedAt && {
        on: dayOf(receipt.voidedAt),
        reason: receipt.voidReason,
      },
    };
  },
});
