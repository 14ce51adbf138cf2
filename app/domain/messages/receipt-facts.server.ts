import { z } from "zod";
import { toWire } from "~/platform/money";
import { query } from "../door.server";
import { counted, goodsRequestById, thingsOf } from "../funds/goods-rows.server";
import { receiptNumber } from "../funds/receipt-number";
import { receiptById } from "../funds/receipt-rows.server";

const byClock = ({ actor }: { actor: { kind: string } }) => actor.kind === "system";

const inOneLine = (things: Parameters<typeof counted>[0]) =>
  counted(things)
    .map(({ description, quantity }) =>
      quantity > 1 ? `${description} × ${quantity}` : description,
    )
    .join("；");

/** A receipt as its letters tell it: its number, for what it is, and what it stands for. No name. */
export const receiptForLetter = query("messages.receiptForLetter", {
  input: z.object({ receiptId: z.uuid() }),
  may: byClock,
  async read({ tx }, { receiptId }) {
    const receipt = await receiptById(tx, receiptId);
    if (!receipt) return undefined;
    const { minor, currency, requestId, oldYear, oldNumber } = receipt;
    return {
      receiptId,
      number: receiptNumber(receipt),
      by: receipt.hostName,
      amount: minor !== null && currency !== null ? toWire({ minor, currency }) : null,
      things: requestId ? inOneLine(await thingsOf(tx, [requestId])) : "",
      replaces: oldYear && oldNumber ? receiptNumber({ year: oldYear, number: oldNumber }) : "",
      reason: receipt.voidReason,
      byBooks: receipt.voidCause === "books",
      voided: receipt.voidedAt !== null,
    };
  },
});

/** What there is no receipt for, and why. */
export const declinedForLetter = query("messages.declinedForLetter", {
  input: z.object({ requestId: z.uuid() }),
  may: byClock,
  async read({ tx }, { requestId }) {
    const request = await goodsRequestById(tx, requestId);
    if (!request || request.receiptId || !request.declinedAt) return undefined;
    const things = await thingsOf(tx, [requestId]);
    return {
      claimId: things[0]?.claimId ?? "",
      charity: request.hostName,
      things: inOneLine(things),
      reason: request.declineReason,
    };
  },
});
