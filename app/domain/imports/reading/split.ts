import { thingIn } from "./recognised";
import { withoutWishing } from "./title";

const opening = "（([【《“「";
const closing = "）)]】》”」";

/** Parts of a text between signs, none of them inside brackets or quotes. */
export function partsOf(text: string, signs: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (opening.includes(char)) depth += 1;
    else if (closing.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && signs.includes(char) && !isFraction(text, at)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter(Boolean);
}

const isFraction = (text: string, at: number) =>
  text[at] === "/" && /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");

const wide = (digits: string) =>
  digits.replace(/\d/g, (digit) => `[${digit}${"０１２３４５６７８９"[Number(digit)]}]`);
const spelled = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const markers: readonly ((count: number) => string | undefined)[] = [
  (count) => `[（(]\\s*${wide(String(count))}\\s*[)）][.、．]?`,
  (count) => `(?<![\\d０-９.．])${wide(String(count))}\\s*(?:[.．](?![\\d０-９])|[、)）:：])`,
  (count) => (count <= 20 ? String.fromCharCode(0x245f + count) : undefined),
  (count) => spelled[count - 1] && `(?<![第十])${spelled[count - 1]}[、.．:：]`,
  (count) => spelled[count - 1] && `[（(]${spelled[count - 1]}[)）]`,
  (count) => spelled[count - 1] && `第${spelled[count - 1]}[、，,:：]`,
];
const numbered = /^\s*(?:[（(第]?\s*[1１一]\s*[.．、)）:：，,]|①)/;
const shapes = markers.map((marker) =>
  Array.from({ length: 20 }, (_, at) => {
    const source = marker(at + 1);
    return source ? new RegExp(`${at === 0 ? "^\\s*" : ""}${source}\\s*`) : undefined;
  }),
);

/** Items of a numbered list (1. 2、 ① （1） 一、), counted from one without a gap; else the whole. */
export function itemsOf(text: string): string[] {
  if (!numbered.test(text)) return [text];
  for (const shape of shapes) {
    const first = shape[0]?.exec(text);
    if (!first) continue;
    const items: string[] = [];
    let rest = text.slice(first[0].length);
    for (const next of shape.slice(1)) {
      const match = next?.exec(rest);
      if (!match) break;
      items.push(rest.slice(0, match.index));
      rest = rest.slice(match.index + match[0].length);
    }
    return [...items, rest]
      .map((item) => item.replace(/^[\s；;、，,。]+|[\s；;、，,。]+$/g, ""))
      .filter(Boolean);
  }
  return [text];
}

const sentence = /因为|所以|这样|谢谢|感谢|希望能|我的|如果|的时候|爸|妈|爷|奶|老师/;

/** Whether pieces between strong signs are things of their own, not the lines of one sentence. */
const areThings = (pieces: readonly string[]) =>
  pieces.every((piece) => {
    const bare = withoutWishing(piece);
    return (
      !sentence.test(bare) && (thingIn(bare) !== null || (bare.length >= 2 && bare.length <= 10))
    );
  });

/** Pieces between 、 or /: not 安静、明亮的书桌, nor 语文、数学练习册. */
function areListed(pieces: readonly string[]) {
  const bares = pieces.map(withoutWishing);
  const known = bares.map((bare) => thingIn(bare) !== null);
  return bares.every((bare, at) => {
    if (sentence.test(bare) || /[的色]$/.test(bare) || bare.length < 2)
      return known[at] === true && bare.length >= 1;
    return (
      known[at] || (bare.length <= 8 && (bare.length >= 3 || known[0] || !known.includes(true)))
    );
  });
}

/** Pieces between commas or plus signs: each one known, and nothing but its name. */
const areNamed = (pieces: readonly string[]) =>
  pieces.every((piece) => {
    const bare = withoutWishing(piece);
    return bare.length <= 16 && thingIn(bare)?.end === bare.length;
  });

/** Chinese words with nothing but space between them: each a thing by its whole name. */
const areWords = (pieces: readonly string[]) =>
  areNamed(pieces) &&
  pieces.every((piece) => /^[\u4e00-\u9fff]{2,}$/.test(piece) && thingIn(piece)?.start === 0);

const signs: readonly (readonly [string, (pieces: readonly string[]) => boolean])[] = [
  ["\n；;", areThings],
  ["、", areListed],
  ["/／", areListed],
  ["，,", areNamed],
  ["+＋&", areNamed],
  [" ", areWords],
];

const several = /[\n；;、/／，,+＋& ①]|[1１一][.．、)）:：，,]/;

/** The several things that a cell wishes for; one where it can't be told that they are several. */
export function wishesIn(text: string): string[] {
  if (!several.test(text)) return [text];
  return itemsOf(text).flatMap((item) => split(item, 0));
}

function split(text: string, level: number): string[] {
  const sign = signs[level];
  if (!sign) return [text];
  const pieces = joinedBrackets(partsOf(text, sign[0]));
  if (pieces.length > 1 && sign[1](pieces))
    return pieces.flatMap((piece) => split(piece, level + 1));
  return split(text, level + 1);
}

/** A line that is a bracket only belongs to what stands above it. */
const joinedBrackets = (pieces: readonly string[]) =>
  pieces.reduce<string[]>((all, piece) => {
    if (all.length > 0 && /^[（(【]/.test(piece)) all[all.length - 1] += piece;
    else all.push(piece);
    return all;
  }, []);

/** Figures of a list, as many as there are things; null where they are not. */
export function pairedParts(text: string, count: number): string[] | null {
  const items = itemsOf(text);
  if (items.length === count) return items;
  for (const sign of ["\n；;", "、", "，,", "/／", "+＋", " "]) {
    const parts = partsOf(text, sign);
    if (parts.length === count) return parts;
  }
  return null;
}
