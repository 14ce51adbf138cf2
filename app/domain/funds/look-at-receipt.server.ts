import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { command } from "../door.server";
import { amountInWords } from "./amount-in-words";
import type { Jurisdiction } from "./choices";
import type { ValueBasis } from "./goods-input";
import { counted, thingsOf } from "./goods-rows.server";
import { receiptIdInput } from "./input";
import { mayLookAtReceipt } from "./may";
import { dayOf } from "./receipt-days";
import { openDonor } from "./receipt-donor.server";
import { receiptNumber } from "./receipt-number";
import { receiptById } from "./receipt-rows.server";

type Receipt = NonNullable<Awaited<ReturnType<typeof receiptById>>>;

/** Opens a receipt with the name on it, for its donor and who looks after what was given. Audited. */
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
    const { jurisdiction, officialNumber, way, voidedAt } = receipt;
    return {
      ...{ jurisdiction: jurisdiction as Jurisdiction, officialNumber, way },
      number: receiptNumber(receipt),
      donor: await openDonor(tx, receipt),
      ...sumOf(receipt),
      things: await givenThings(tx, receipt),
      receivedOn: receipt.receivedOn,
      issuedOn: dayOf(receipt.issuedAt),
      handler: rows[0]?.name ?? "",
      fund: receipt.fundName,
      charity: { name: receipt.hostName, registration: receipt.registration },
      replaces: replacedBy(receipt),
      voided: voidedAt && {
        on: dayOf(voidedAt),
        reason: receipt.voidReason,
        byBooks: receipt.voidCause === "books",
      },
    };
  },
});

/** What it comes to: of money always, of things where the law has their value stated. */
export function sumOf({ minor, currency, jurisdiction, valueBasis }: Receipt) {
  if (minor === null || currency === null) return { amount: null, inWords: null, valueBasis: null };
  return {
    amount: { minor: minor.toString(), currency },
    inWords: jurisdiction === "cn" ? amountInWords({ minor, currency }) : null,
    valueBasis: (valueBasis || null) as ValueBasis | null,
  };
}

/** The things that it is for; none where it is for money. */
export const givenThings = async (tx: Tx, { requestId }: Receipt) =>
  requestId ? counted(await thingsOf(tx, [requestId])) : [];

const replacedBy = ({ oldYear, oldNumber }: Receipt) =>
  oldYear !== null && oldNumber !== null
    ? receiptNumber({ year: oldYear, number: oldNumber })
    : null;
