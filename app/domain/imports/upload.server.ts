import { databaseNow, db } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { newKey, storage } from "~/platform/storage.server";
import { newDataKey, sealBytes, unsealBytes, type DataKey } from "../privacy/seal.server";
import { largestUpload } from "./shapes";

/** An uploaded table in the storage, sealed, that no row names yet. */
export type StoredUpload = { key: string; name: string; seal: DataKey };

const context = (key: string) => `upload:${key}`;
const longestName = 200;
const anHour = 3_600_000;

/**
 * Seals and stores an uploaded table, before any transaction. A job that removes it if no import
 * ever names it is written down first, so that nothing that happens here leaves it lying.
 */
export async function storeUpload(file: Blob & { name?: string }): Promise<StoredUpload> {
  if (file.size === 0) throw new Refusal("sheet_empty", "file");
  if (file.size > largestUpload) throw new Refusal("sheet_too_large", "file");
  const key = newKey("uploads", "bin");
  const seal = newDataKey();
  await letGoUpload({ key }, "in an hour");
  const bytes = Buffer.from(await file.arrayBuffer());
  await storage().put(key, sealBytes(seal.bytes, bytes, context(key)), "application/octet-stream");
  return { key, name: (file.name ?? "").slice(-longestName), seal };
}

/** Has a stored upload removed, unless an import still needs it by then. */
export async function letGoUpload({ key }: { key: string }, when?: "in an hour"): Promise<void> {
  const runAt = when && new Date((await databaseNow(db)).getTime() + anHour);
  await addJob(db, "remove-upload", { key }, { key: `remove-upload:${key}`, runAt });
}

/** The bytes of an upload, or null when they are gone. */
export async function uploadedBytes({ key, seal }: Omit<StoredUpload, "name">) {
  const stored = await storage().get(key);
  return stored && unsealBytes(seal.bytes, stored.bytes, context(key));
}
