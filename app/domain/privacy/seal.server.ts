import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";

/** A data key in clear: lives in memory for one command, never in a log or a row. */
export type DataKey = { id: string; bytes: Buffer };

const version = 1;
const ivLength = 12;
const tagLength = 16;

/** Names a master key without telling it, so that rotation knows what it still has to do. */
export const masterKeyId = (master: Buffer): string =>
  createHash("sha256").update(master).digest("hex").slice(0, 12);

/** A key for one purpose, derived from the master key (RFC 5869). */
export const derivedKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", env().masterKey, "", `wishbridge/${purpose}`, 32));

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under `key`. `context` is bound in: what was
 * sealed for one column of one row opens nowhere else.
 */
export function sealBytes(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` sealed; throws when key, context or a bit differs. */
export function unsealBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== version) throw new Error("Sealed with a version that is not known");
  const iv = sealed.subarray(1, 1 + ivLength);
  const tag = sealed.subarray(1 + ivLength, 1 + ivLength + tagLength);
  const decipher = createDecipheriv("aes-256-gcm", key, iv)
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([
    decipher.update(sealed.subarray(1 + ivLength + tagLength)),
    decipher.final(),
  ]);
}

export const sealText = (key: Buffer, text: string, context: string): Buffer =>
  sealBytes(key, Buffer.from(text, "utf8"), context);
export const unsealText = (key: Buffer, sealed: Buffer, context: string): string =>
  unsealBytes(key, sealed, context).toString("utf8");

/** A new data key in clear, for what is sealed before a transaction begins; `keepDataKey` keeps it. */
export const newDataKey = (): DataKey => ({ id: randomUUID(), bytes: randomBytes(32) });

/** Puts a data key, wrapped by the master key, into the key store. */
export async function keepDataKey(
  tx: Tx,
  key: DataKey,
  organizationId: string,
  now: Date,
): Promise<void> {
  const master = env().masterKey;
  await tx
    .insertInto("keys.sealingKeys")
    .values({
      id: key.id,
      organizationId,
      masterKeyId: masterKeyId(master),
      wrapped: sealBytes(master, key.bytes, key.id),
      madeAt: now,
    })
    .execute();
}

/** Makes a data key and keeps it. */
export async function makeDataKey(tx: Tx, organizationId: string, now: Date): Promise<DataKey> {
  const key = newDataKey();
  await keepDataKey(tx, key, organizationId, now);
  return key;
}

/** Takes data keys out of the key store, by id; an id that was erased is simply absent. */
export async function openDataKeys(tx: Tx, ids: readonly string[]): Promise<Map<string, DataKey>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("keys.sealingKeys")
    .select(["id", "wrapped"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  const master = env().masterKey;
  return new Map(
    rows.map(({ id, wrapped }) => [id, { id, bytes: unsealBytes(master, wrapped, id) }]),
  );
}

/** Forgets a data key: whatever it sealed, in the tables and in their backups, is gone. */
export async function dropDataKey(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("keys.sealingKeys").where("id", "=", id).execute();
}

/**
 * Wraps every data key that an older master key wrapped with the present one.
 * @returns how many were wrapped anew.
 */
export async function rewrapDataKeys(tx: Tx, oldMaster: Buffer): Promise<number> {
  const master = env().masterKey;
  const rows = await tx
    .selectFrom("keys.sealingKeys")
    .select(["id", "wrapped"])
    .where("masterKeyId", "=", masterKeyId(oldMaster))
    .forUpdate()
    .execute();
  for (const { id, wrapped } of rows) {
    await tx
      .updateTable("keys.sealingKeys")
      .set({
        wrapped: sealBytes(master, unsealBytes(oldMaster, wrapped, id), id),
        masterKeyId: masterKeyId(master),
      })
      .where("id", "=", id)
      .execute();
  }
  return rows.length;
}

/**
 * Keyed hashes by which the same child is found again without opening anything: one for each
 * possible birth year, over the normalised name and the county.
 */
export function childHashes(
  name: string,
  countyCode: string,
  birthYears: readonly number[],
): Buffer[] {
  const key = derivedKey("child-hash");
  const normalised = name
    .normalize("NFKC")
    .replace(/[\s·・•.]/g, "")
    .toLowerCase();
  return birthYears.map((year) =>
    createHmac("sha256", key).update(`${normalised}\n${countyCode}\n${year}`).digest(),
  );
}
