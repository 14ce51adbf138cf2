import { findsIn, type Find, type Known } from "../privacy/finds";
import { textFields, type TextField } from "./input";

export type WishTexts = Record<TextField, string>;

/** What in a wish's texts may tell who or where the child is, field by field. */
export function findsInTexts(texts: WishTexts, known: Known): Partial<Record<TextField, Find[]>> {
  const found = textFields.map((field) => [field, findsIn(texts[field], known)] as const);
  return Object.fromEntries(found.filter(([, finds]) => finds.length > 0));
}

/** Whether `after` is `before` with something struck out and nothing put in. */
export function isStruck(before: string, after: string): boolean {
  const left = Array.from(after.replace(/\s/g, ""));
  let at = 0;
  for (const char of before) if (char === left[at]) at += 1;
  return at === left.length;
}
