import type { Tx } from "~/platform/db.server";
import { makeDataKey, openDataKeys, sealText, unsealText } from "../privacy/seal.server";

const context = (receiptId: string) => `receipts.donor:${receiptId}`;

/** Seals the name that a receipt is made out to, under a key of its own. */
export async function sealDonor(
  { tx, now }: { tx: Tx; now: Date },
  { fundId, receiptId, donor }: { fundId: string; receiptId: string; donor: string },
) {
  const key = await makeDataKey(tx, fundId, now);
  return { keyId: key.id, donorSealed: sealText(key.bytes, donor, context(receiptId)) };
}

type Sealed = { id: string; keyId: string | null; donorSealed: Buffer };

/** To whom a receipt is made out; empty once its key is gone. Showing it leaves an audit row. */
export async function openDonor(tx: Tx, { id, keyId, donorSealed }: Sealed): Promise<string> {
  const key = keyId ? (await openDataKeys(tx, [keyId])).get(keyId) : undefined;
  return key ? unsealText(key.bytes, donorSealed, context(id)) : "";
}
