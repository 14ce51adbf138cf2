import type { Tx } from "~/platform/db.server";
import {
  makeDataKey,
  openDataKeys,
  sealText,
  unsealText,
  type DataKey,
} from "../privacy/seal.server";

const context = (paymentId: string) => `payments.payer:${paymentId}`;

/** Seals from whom money came under a key of its own; nothing where nobody is named. */
export async function sealPayer(
  { tx, now }: { tx: Tx; now: Date },
  { fundId, paymentId, payer }: { fundId: string; paymentId: string; payer: string },
): Promise<{ keyId?: string; payerSealed?: Buffer }> {
  if (payer === "") return {};
  const key = await makeDataKey(tx, fundId, now);
  return { keyId: key.id, payerSealed: sealPayerUnder(key, paymentId, payer) };
}

/** Seals from whom a payment came under a key that is kept elsewhere. */
export const sealPayerUnder = (key: DataKey, paymentId: string, payer: string): Buffer =>
  sealText(key.bytes, payer, context(paymentId));

type Sealed = { id: string; keyId: string | null; payerSealed: Buffer | null };

/** From whom payments came, by their ids. Whoever shows it to somebody leaves an audit row. */
export async function openPayers(tx: Tx, payments: readonly Sealed[]) {
  const keys = await openDataKeys(
    tx,
    payments.flatMap(({ keyId }) => keyId ?? []),
  );
  return new Map(
    payments.map(({ id, keyId, payerSealed }) => {
      const key = keyId ? keys.get(keyId) : undefined;
      return [id, key && payerSealed ? unsealText(key.bytes, payerSealed, context(id)) : ""];
    }),
  );
}
