/** A piece of a text that is to go: where it begins, and how it reads. */
export type Struck = { start: number; text: string };

/** The text without what is struck; undefined where it no longer stands there. */
export function withoutStruck(text: string, struck: readonly Struck[]): string | undefined {
  const fromTheEnd = [...struck].sort((a, b) => b.start - a.start);
  if (fromTheEnd.some((one) => !text.startsWith(one.text, one.start))) return undefined;
  return fromTheEnd
    .reduce((left, one) => left.slice(0, one.start) + left.slice(one.start + one.text.length), text)
    .trim();
}

/** Whether `after` is `before` with something struck out and nothing put in. */
export function isStruck(before: string, after: string): boolean {
  const left = Array.from(after.replace(/\s/g, ""));
  let at = 0;
  for (const char of before) if (char === left[at]) at += 1;
  return at === left.length;
}
