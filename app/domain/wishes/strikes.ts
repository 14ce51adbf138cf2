/** A piece of a text that is to go: where it begins, and how it reads. */
export type Struck = { start: number; text: string };

/** Which texts of a wish pieces can be struck from: those that are told of the child. */
export const struckFields = ["title", "words", "size", "colour", "style"] as const;
export type StruckField = (typeof struckFields)[number];

/** A piece of one of a wish's texts. */
export type StruckPiece = Struck & { field: StruckField };

/** A piece in one word, as its box is sent. */
export const wordOfPiece = ({ field, start, text }: StruckPiece) => `${field}:${start}:${text}`;

/** The piece that a box's word names; undefined where it names none. */
export function pieceOfWord(word: string): StruckPiece | undefined {
  const [, name, start, text] = /^(\w+):(\d{1,3}):([^]{1,500})$/.exec(word) ?? [];
  const field = struckFields.find((one) => one === name);
  return field && text ? { field, start: Number(start), text } : undefined;
}

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
