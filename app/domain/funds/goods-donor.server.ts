import type { Tx } from "~/platform/db.server";
import { makeDataKey, openDataKeys, sealText, unsealText } from "../privacy/seal.server";

const context = (requestId: string) => `goods_requests.donor:${requestId}`;

/** Seals to whom a receipt for things shall be made out, for the charity that is asked. */
export async function sealAsker(
  { tx, now }: { tx: Tx; now: Date },
  { charityId, requestId, donor }: { charityId: string; requestId: string; donor: string },
) {
  const key = await makeDataKey(tx, charityId, now);
  return { keyId: key.id, donorSealed: sealText(key.bytes, donor, context(requestId)) };
}

type Sealed = { id: string; keyId: string | null; donorSealed: Buffer };

/** To whom a receipt shall be made out; empty once its key is gone. Showing it leaves an audit row. */
export async function openAsker(tx: Tx, { id, keyId, donorSealed }: Sealed): Promise<string> {
  const key = keyId ? (await openDataKeys(tx, [keyId])).get(keyId) : undefined;
  return key ? unsealText(key.bytes, donorSealed, context(id)) : "";
}
