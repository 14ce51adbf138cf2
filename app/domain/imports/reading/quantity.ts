import { readNumeral } from "./numerals";
import { plainText } from "./text";

/** How many of a thing are wished for, and how that is said beside it; null: it can't be told. */
export function readQuantity(text: string): { count: number | null; said: string } {
  const plain = plainText(text).replace(/\s/g, "");
  const match = /^[x×*]?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:\.0+)?(\p{Script=Han})?$/u.exec(
    plain,
  );
  const count = match && (/^\d/.test(match[1]!) ? Number(match[1]) : readNumeral(match[1]!));
  if (!match || count === null || count === 0) return { count: null, said: `数量：${text}` };
  return { count, said: match[2] ? `${count}${match[2]}` : `数量：${count}` };
}
