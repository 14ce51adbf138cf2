import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env.server";

const keys = new Map<string, KeyObject>();

/**
 * A key of 32 bytes for one purpose, by HKDF-SHA256 (RFC 5869) from SESSION_SECRET. It is kept as
 * OpenSSL wants it: made ready anew for each use, that takes longer than the use.
 */
export function derivedKey(purpose: string): KeyObject {
  const known = keys.get(purpose);
  if (known) return known;
  const bytes = hkdfSync("sha256", env().sessionSecret, "wishbridge", purpose, 32);
  const key = createSecretKey(Buffer.from(bytes));
  keys.set(purpose, key);
  return key;
}

/** HMAC-SHA256 of a text under the purpose's own key, as base64url. */
export function signatureOf(purpose: string, text: string): string {
  return createHmac("sha256", derivedKey(purpose)).update(text).digest("base64url");
}

/** Whether the signature belongs to the text, compared in constant time. */
export function signatureFits(purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const addressText = (path: string, until: string) => `${until} ${path}`;

/** The path with an end and a signature; whoever holds it may open it until then. */
export function signAddress(path: string, until: Date): string {
  const end = String(Math.floor(until.getTime() / 1000));
  const query = new URLSearchParams({
    until: end,
    signature: signatureOf("address", addressText(path, end)),
  });
  return `${path}?${query}`;
}

/** Whether an address was signed here for exactly this path and has not run out. */
export function verifyAddress(address: URL | string, now: Date): boolean {
  const url = new URL(address, "http://localhost");
  const until = url.searchParams.get("until") ?? "";
  const signature = url.searchParams.get("signature") ?? "";
  return (
    /^\d{1,12}$/.test(until) &&
    Number(until) * 1000 > now.getTime() &&
    signatureFits("address", addressText(url.pathname, until), signature)
  );
}

/** Seals a short text by AES-256-GCM: nonce, tag, then the text. */
export function sealShort(purpose: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `sealShort` sealed for the same purpose; throws when a bit of it was changed. */
export function openShort(purpose: string, bytes: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", derivedKey(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
}
