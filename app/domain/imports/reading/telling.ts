import type { ReadChild, ReadWish } from "./shapes";

const fields = ["title", "words", "size", "colour", "style"] as const;

const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The fields of wishes in which the child's own name or its guardian's phone stands. No reviewer
 * could approve such a text, and until one reads it, it would lie unsealed.
 */
export function tellingFields(
  wishes: readonly ReadWish[],
  { legalName, guardianPhone }: Pick<ReadChild, "legalName" | "guardianPhone">,
): (typeof fields)[number][] {
  const secrets = [legalName, guardianPhone].map(bare).filter(({ length }) => length > 1);
  const tells = (text: string) => {
    const plain = text.length > 1 ? bare(text) : "";
    return secrets.some((secret) => plain.includes(secret));
  };
  return fields.filter((field) => wishes.some((wish) => tells(wish[field])));
}
