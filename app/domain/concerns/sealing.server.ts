import type { Tx } from "~/platform/db.server";
import { openDataKeys, sealText, unsealText, type DataKey } from "../privacy/seal.server";

/** What of a concern lies sealed, under a key of its own. */
export type SealedPart = "words" | "email" | "note";

const context = (concernId: string, part: SealedPart) => `concerns.${part}:${concernId}`;

/** Seals a part of a concern; an empty one is nothing. */
export const sealPart = (key: DataKey, concernId: string, part: SealedPart, text: string) =>
  text === "" ? null : sealText(key.bytes, text, context(concernId, part));

type Sealed = { id: string; keyId: string | null } & Record<`${SealedPart}Sealed`, Buffer | null>;

/**
 * The parts of a concern in clear, empty where there is nothing or it was forgotten. Whoever shows
 * them to somebody leaves an audit row.
 */
export async function openParts(tx: Tx, concern: Sealed): Promise<Record<SealedPart, string>> {
  const keys = concern.keyId ? await openDataKeys(tx, [concern.keyId]) : undefined;
  const key = concern.keyId ? keys?.get(concern.keyId) : undefined;
  const opened = (part: SealedPart) => {
    const sealed = concern[`${part}Sealed`];
    return key && sealed ? unsealText(key.bytes, sealed, context(concern.id, part)) : "";
  };
  return { words: opened("words"), email: opened("email"), note: opened("note") };
}
