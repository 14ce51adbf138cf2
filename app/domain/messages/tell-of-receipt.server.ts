import { sql } from "kysely";
import { writeLetter, type LetterKind, type LetterParams } from "~/platform/letters.server";
import type { Moment } from "../door.server";
import { insertNotice } from "./rows.server";

type Telling = Pick<Moment, "tx" | "now">;
type ReceiptLetter = Extract<LetterKind, `receipt-${string}`>;

/** Tells a donor that his receipt is there; its page has the paper. */
export const tellOfReceipt = (moment: Telling, receiptId: string): Promise<void> =>
  tell(moment, "receipt-issued", { receiptId }, { receiptId });

/** Tells a donor that his receipt is void, unless one that stands for it was told of already. */
export async function tellOfVoid(moment: Telling, receiptId: string): Promise<void> {
  const anew = await moment.tx
    .selectFrom("receipts")
    .select("id")
    .where("replacesId", "=", receiptId)
    .executeTakeFirst();
  if (!anew) await tell(moment, "receipt-voided", { receiptId }, { receiptId });
}

/** Tells who asked for a receipt that there is none, and why. */
export const tellOfDeclined = (moment: Telling, requestId: string): Promise<void> =>
  tell(moment, "receipt-declined", { requestId }, { requestId });

type Giver = {
  personId: string | null;
  email: string | null;
  locale: string;
  organizationId: string;
  claimId: string | null;
  organizerId: string | null;
};

/**
 * Writes to who promised the money or asked for the receipt. Who asked by a claim's link is told by the
 * organizer's staff; whose money came without a promise can't be told.
 */
async function tell<Kind extends ReceiptLetter>(
  { tx, now }: Telling,
  kind: Kind,
  params: LetterParams[Kind],
  of: { receiptId: string } | { requestId: string },
): Promise<void> {
  const { rows } = await sql<Giver>`
    select person_id, email, locale, organization_id, claim_id, organizer_id
    from giver_to_tell(${"receiptId" in of ? of.receiptId : null}::uuid, ${"requestId" in of ? of.requestId : null}::uuid)`.execute(
    tx,
  );
  const giver = rows[0];
  if (!giver) return;
  const { personId, email, locale, organizationId, claimId, organizerId } = giver;
  if (claimId && organizerId && !personId)
    await insertNotice(tx, { organizerId, claimId, kind: "claim-receipt", happenedAt: now });
  if (!personId) return;
  await writeLetter(
    { tx, now },
    {
      ...{ kind, params, personId, organizationId, toEmail: email },
      locale: locale === "en" ? "en" : "zh-CN",
    },
  );
}
