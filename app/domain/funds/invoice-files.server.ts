import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { newKey, storage } from "~/platform/storage.server";
import { personIdOf } from "../actor";
import { query, type Handling } from "../door.server";
import { keepDataKey, newDataKey, sealBytes, unsealBytes } from "../privacy/seal.server";
import type { DataKey } from "../privacy/seal.server";
import { insertInvoiceFile } from "./purchase-rows.server";

/** A sealed file in the storage that no row names yet. */
export type StoredInvoice = { storageKey: string; bytes: number; seal: DataKey };

const mostBytes = 5 * 1024 * 1024;
const context = (storageKey: string) => `invoice:${storageKey}`;

/** What makes a paper act or carry others. Inside packed streams it isn't seen; so a file is never opened here. */
const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|Encrypt|SubmitForm|ImportData)\b/;

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";

/**
 * Seals a PDF as it came and stores it, before any transaction.
 * @throws Refusal `invoice_file_too_large` or `invoice_file_unreadable`.
 */
export async function takeInInvoice(bytes: Buffer): Promise<StoredInvoice> {
  if (bytes.length > mostBytes) throw new Refusal("invoice_file_too_large");
  const text = bytes.toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-2048).includes("%%EOF") || active.test(text))
    throw new Refusal("invoice_file_unreadable");
  const [seal, storageKey] = [newDataKey(), newKey("sealed", "bin")];
  const sealed = sealBytes(seal.bytes, bytes, context(storageKey));
  await storage().put(storageKey, sealed, "application/octet-stream");
  return { storageKey, bytes: bytes.length, seal };
}

/** Names stored files in rows of their own, taken by who asks; their keys are kept with them. */
export async function keepInvoiceFiles(
  { tx, now, actor }: Handling,
  of: { fundId: string; purchaseId: string },
  files: readonly StoredInvoice[],
): Promise<void> {
  for (const { seal, storageKey, bytes } of files) {
    await keepDataKey(tx, seal, of.fundId, now);
    const taken = { takenBy: personIdOf(actor), takenInAt: now };
    await insertInvoiceFile(tx, { ...of, ...taken, storageKey, bytes, keyId: seal.id });
  }
}

/** The PDF invoices of an order, without what is in them. */
export const invoiceFilesOf = (tx: Tx, purchaseId: string) =>
  tx
    .selectFrom("invoiceFiles")
    .select(["id", "bytes"])
    .where("purchaseId", "=", purchaseId)
    .orderBy("takenInAt")
    .orderBy("id")
    .execute();

/** The bytes of a PDF as they came; null when they are gone. */
export async function invoiceBytes({ storageKey, seal }: Omit<StoredInvoice, "bytes">) {
  const stored = await storage().get(storageKey);
  return stored && unsealBytes(seal.bytes, stored.bytes, context(storageKey));
}

/** Which of some files rows name. */
export const invoicesInUse = query("funds.invoicesInUse", {
  input: z.object({ keys: z.array(z.string()).max(40) }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { keys }) {
    if (keys.length === 0) return [];
    const rows = await tx
      .selectFrom("invoiceFiles")
      .select("storageKey")
      .where("storageKey", "in", keys)
      .execute();
    return rows.map(({ storageKey }) => storageKey);
  },
});
