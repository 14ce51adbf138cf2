import {
  makeDataKey,
  openDataKeys,
  sealText,
  unsealText,
  type DataKey,
} from "../privacy/seal.server";
import type { Tx } from "~/platform/db.server";

/** How to reach a donor without mail. */
export type Contact = { name: string; phone: string };

const context = (claimId: string) => `claims.contact:${claimId}`;

/** Seals a donor's contact for his own claim alone. */
export const sealContact = (key: DataKey, claimId: string, contact: Contact): Buffer =>
  sealText(key.bytes, JSON.stringify(contact), context(claimId));

type Sealed = { id: string; contactKeyId: string | null; contactSealed: Buffer | null };

/** Opens a donor's contact; undefined when there is none or its key is gone. */
export async function openContact(
  tx: Tx,
  { id, contactKeyId, contactSealed }: Sealed,
): Promise<Contact | undefined> {
  if (!contactKeyId || !contactSealed) return undefined;
  const key = (await openDataKeys(tx, [contactKeyId])).get(contactKeyId);
  return key && (JSON.parse(unsealText(key.bytes, contactSealed, context(id))) as Contact);
}

/**
 * Seals what is known of a donor for a further claim of his, under a key of its own. Nobody gets to
 * see it, so it is no look. Nothing when there is no contact or its key is gone.
 */
export async function moveContact(
  { tx, now }: { tx: Tx; now: Date },
  from: Sealed,
  { id, organizerId }: { id: string; organizerId: string },
): Promise<{ contactKeyId?: string; contactSealed?: Buffer }> {
  const contact = await openContact(tx, from);
  if (!contact) return {};
  const key = await makeDataKey(tx, organizerId, now);
  return { contactKeyId: key.id, contactSealed: sealContact(key, id, contact) };
}
