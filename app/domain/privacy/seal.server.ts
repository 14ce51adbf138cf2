import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  randomUUID,
  type KeyObject,
} from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";

/** A data key in clear: lives in memory for one command, never in a log or a row. */
export type DataKey = { id: string; bytes: Buffer };

const version = 1;
const ivLength = 12;
const tagLength = 16;

const prepared = new WeakMap<Buffer, KeyObject>();

/** OpenSSL makes a raw key ready anew for each use, which takes longer than the use. */
export function keyOf(bytes: Buffer): KeyObject {
  const known = prepared.get(bytes);
  if (known) return known;
  const key = createSecretKey(bytes);
  prepared.set(bytes, key);
  return key;
}

/** Names a master key without telling it, so that rotation knows what it still has to do. */
export const masterKeyId = (master: Buffer): string =>
  createHash("sha256").update(master).digest("hex").slice(0, 12);

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under `key`. `context` is bound in: what was
 * sealed for one column of one row opens nowhere else.
 */
export function sealBytes(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", keyOf(key), iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` sealed; throws when key, context or a bit differs. */
export function unsealBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== version) throw new Error("Sealed with a version that is not known");
  const iv = sealed.subarray(1, 1 + ivLength);
  const tag = sealed.subarray(1 + ivLength, 1 + ivLength + tagLength);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(key), iv)
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
export const keepDataKey = (tx: Tx, key: DataKey, organizationId: string | null, now: Date) =>
  keepDataKeys(tx, [key], organizationId, now);

/**
 * Puts data keys into the key store, each wrapped by the master key. A key of no organization is the
 * installation's own, for what stewards alone may open.
 */
export async function keepDataKeys(
  tx: Tx,
  keys: readonly DataKey[],
  organizationId: string | null,
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  const master = env().masterKey;
  await tx
    .insertInto("keys.sealingKeys")
    .values(
      keys.map(({ id, bytes }) => ({
        id,
        organizationId,
        masterKeyId: masterKeyId(master),
        wrapped: sealBytes(master, bytes, id),
        madeAt: now,
      })),
    )
    .execute();
}

/** Makes a data key and keeps it. */
export async function makeDataKey(
  tx: Tx,
  organizationId: string | null,
  now: Date,
): Promise<DataKey> {
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
export const dropDataKey = (tx: Tx, id: string) => dropDataKeys(tx, [id]);

/** Forgets data keys. */
export async function dropDataKeys(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("keys.sealingKeys")
    .where("id", "in", [...ids])
    .execute();
}

/**
 * The installation's own secret for one purpose: drawn once, kept wrapped like a data key. What it
 * marked stays valid when the master key changes, which a key derived from the master would not do.
 */
export async function ownSecret(
  tx: Tx,
  name: "audit-chain" | "child-hash" | "import-mark",
): Promise<Buffer> {
  const kept = await keptSecret(tx, name);
  if (kept) return kept;
  const master = env().masterKey;
  await tx
    .insertInto("keys.secrets")
    .values({
      name,
      masterKeyId: masterKeyId(master),
      wrapped: sealBytes(master, randomBytes(32), name),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const drawn = await keptSecret(tx, name);
  if (!drawn) throw new Error(`The key store did not keep the secret ${name}`);
  return drawn;
}

async function keptSecret(tx: Tx, name: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom("keys.secrets")
    .select("wrapped")
    .where("name", "=", name)
    .executeTakeFirst();
  return row && unsealBytes(env().masterKey, row.wrapped, name);
}

/**
 * Wraps anew, with the present master key, up to `limit` data keys that an older one wrapped, and
 * the installation's own secrets. Throws when `oldMaster` does not open them.
 * @returns how many were wrapped anew.
 */
export async function rewrapKeys(tx: Tx, oldMaster: Buffer, limit: number): Promise<number> {
  const master = env().masterKey;
  const anew = (wrapped: Buffer, context: string) => ({
    wrapped: sealBytes(master, unsealBytes(oldMaster, wrapped, context), context),
    masterKeyId: masterKeyId(master),
  });
  const keys = await tx
    .selectFrom("keys.sealingKeys")
    .select(["id", "wrapped"])
    .where("masterKeyId", "=", masterKeyId(oldMaster))
    .limit(limit)
    .forUpdate()
    .execute();
  for (const { id, wrapped } of keys) {
    await tx.updateTable("keys.sealingKeys").set(anew(wrapped, id)).where("id", "=", id).execute();
  }
  const secrets = await tx
    .selectFrom("keys.secrets")
    .select(["name", "wrapped"])
    .where("masterKeyId", "=", masterKeyId(oldMaster))
    .forUpdate()
    .execute();
  for (const { name, wrapped } of secrets) {
    await tx
      .updateTable("keys.secrets")
      .set(anew(wrapped, name))
      .where("name", "=", name)
      .execute();
  }
  return keys.length + secrets.length;
}

/** How many keys other master keys than the present one wrapped. */
export async function wrappedByOthers(tx: Tx): Promise<number> {
  const present = masterKeyId(env().masterKey);
  const { count } = await tx
    .selectFrom(
      tx
        .selectFrom("keys.sealingKeys")
        .select("masterKeyId")
        .unionAll(tx.selectFrom("keys.secrets").select("masterKeyId"))
        .as("wrapped"),
    )
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("masterKeyId", "<>", present)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Keyed hashes by which the same child is found again without opening anything: one for each
 * possible birth year, over the normalised name and the county.
 */
export function childHashes(
  key: Buffer,
  name: string,
  countyCode: string,
  birthYears: readonly number[],
): Buffer[] {
  const normalised = name
    .normalize("NFKC")
    .replace(/[\s·・•.]/g, "")
    .toLowerCase();
  return birthYears.map((year) =>
    createHmac("sha256", keyOf(key)).update(`${normalised}\n${countyCode}\n${year}`).digest(),
  );
}
