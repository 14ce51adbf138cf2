import { findsIn, type Find, type Known } from "../privacy/finds";
import { textFields, type TextField } from "./input";

export type WishTexts = Record<TextField, string>;

/** What in a wish's texts may tell who or where the child is, field by field. */
export function findsInTexts(texts: WishTexts, known: Known): Partial<Record<TextField, Find[]>> {
  const found = textFields.map((field) => [field, findsIn(texts[field], known)] as const);
  return Object.fromEntries(found.filter(([, finds]) => finds.length > 0));
}

const all = (finds: Partial<Record<TextField, Find[]>>) => Object.values(finds).flat();

/**
 * Whether texts tell who or where the child is beyond a reader's judgement: its own name, school or
 * village, or anything by which somebody could be reached. A school or an address that isn't known
 * to be the child's is for the reader to judge.
 */
export function tellsTooMuch(texts: WishTexts, known: Known): boolean {
  const finds = all(findsInTexts(texts, known));
  const forAnyone = all(findsInTexts(texts, {}));
  return (
    finds.some(({ kind }) => kind !== "school" && kind !== "address") ||
    finds.length > forAnyone.length
  );
}
