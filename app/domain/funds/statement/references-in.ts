import { drawnSigns, readReference } from "../references";

/** Letters of other alphabets that look like Latin ones. */
const lookAlike: Readonly<Record<string, string>> = Object.fromEntries(
  [..."АA ВB СC ЕE НH КK МM РP ТT ХX УY ΑA ΒB ΕE ΖZ ΗH ΚK ΜM ΝN ΡP ΤT ΥY ΧX".split(" ")].map(
    (pair) => [pair[0]!, pair[1]!],
  ),
);

/** Signs that are taken for each other, each as the first of its group. */
const groups = ["0ODQ", "1ILJ", "2Z", "5S", "6G", "8B", "UV"];
const plainest: Readonly<Record<string, string>> = Object.fromEntries(
  groups.flatMap((group) => [...group].map((sign) => [sign, group[0]!])),
);

/** A reference with each sign as the plainest that it can be taken for. */
export const folded = (reference: string): string =>
  [...reference].map((sign) => plainest[sign] ?? sign).join("");

/** The runs of letters and digits of a text, across spaces, dashes and the like. */
function runsOf(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[Ѐ-ӿͰ-Ͽ]/g, (sign) => lookAlike[sign] ?? sign)
    .replace(/[\s\p{Pd}\p{Po}\p{Ps}\p{Pe}_​-‏﻿]/gu, "");
  return plain.split(/[^A-Z0-9]+/).filter((run) => run.length >= shortest);
}

const shortest = drawnSigns + 3;
const longest = drawnSigns + 5;

/** Finds known references in texts. */
export function finderOf<Known extends { reference: string }>(known: readonly Known[]) {
  const exact = new Map(known.map((one) => [one.reference, one]));
  const alike = new Map<string, Known[]>();
  for (const one of known) {
    const key = folded(one.reference);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  /**
   * Those whose reference stands in the text, whatever spaces, dashes, width and case it has there; where
   * none does to the letter, those that look like what stands there.
   */
  return (text: string): Known[] => {
    const found = new Map<string, Known>();
    const like = new Map<string, Known>();
    for (const part of windowsOf(text)) {
      const one = exact.get(part);
      if (one) found.set(one.reference, one);
      for (const other of alike.get(folded(part)) ?? []) like.set(other.reference, other);
    }
    return [...(found.size > 0 ? found : like).values()];
  };
}

function* windowsOf(text: string): Generator<string> {
  for (const run of runsOf(text)) {
    for (let at = 0; at + shortest <= run.length; at += 1) {
      for (let length = shortest; length <= longest && at + length <= run.length; length += 1) {
        yield run.slice(at, at + length);
      }
    }
  }
}

/** Whether a text holds a rightly written reference that begins with one of the prefixes. */
export function quotes(text: string, prefixes: readonly string[]): boolean {
  if (prefixes.length === 0) return false;
  for (const part of windowsOf(text)) {
    const reference = readReference(part);
    if (
      reference &&
      prefixes.some(
        (prefix) =>
          reference.startsWith(prefix) && reference.length === prefix.length + drawnSigns + 1,
      )
    )
      return true;
  }
  return false;
}
