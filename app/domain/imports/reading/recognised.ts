import type { Category } from "../../wishes/input";
import { kinds, things, wideKinds } from "./things";

/** A thing that stands in a text, by its place. */
export type Recognised = { category: Category; name: string; start: number; end: number };

type Node = { next: Map<number, Node>; category?: Category };

/** A tree of the things' names read from their last character, so that the longest ending wins. */
const backwards: Node = { next: new Map() };
for (const [category, names] of Object.entries(things)) {
  for (const name of names.split(" ")) {
    const word = name.replaceAll("-", " ").toLowerCase();
    let node = backwards;
    for (let at = word.length - 1; at >= 0; at -= 1) {
      const code = word.charCodeAt(at);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map() }));
      node = next;
    }
    node.category ??= category as Category;
  }
}

const latin = /[a-z]/;
const han = /[\u4e00-\u9fff]/;

/** What may follow a thing's name without making it another thing. */
const after =
  /^(?:若干|一些|几|各?一?[个只双套件本把台盏张床辆副支条盒份块包顶]|[吗吧呢啊呀哦的和与或带及,，。.、;；()（）+/:：!！?？~\s\d]|[红黄蓝绿白黑粉紫灰橙]|颜色|男|女|大|中|小|码|尺|身|高|各|就|可|因|希|要|是|给|用|送|来|了|能|很|太|,|子$)/;

function endingAt(text: string, end: number): Recognised | null {
  let node = backwards;
  let found: Recognised | null = null;
  for (let at = end - 1; at >= 0; at -= 1) {
    const next = node.next.get(text.charCodeAt(at));
    if (!next) break;
    node = next;
    if (!node.category) continue;
    const boundary = latin.test(text[at]!) && at > 0 && latin.test(text[at - 1]!);
    if (!boundary) found = { category: node.category, name: text.slice(at, end), start: at, end };
  }
  return found;
}

/** The last thing that is named in a piece of a text; single characters count at its end only. */
function lastThing(text: string, from: number, to: number): Recognised | null {
  const piece = text.slice(from, to);
  for (let end = piece.length; end > 0; end -= 1) {
    const next = piece[end];
    if (next && latin.test(next) && latin.test(piece[end - 1]!)) continue;
    const found = endingAt(piece, end);
    if (!found) continue;
    if (end < piece.length && !after.test(piece.slice(end))) {
      // 书包挂件, 鞋柜: another thing begins where the name ends.
      return han.test(next!) ? null : found;
    }
    if (found.name.length === 1 && found.start > 6) continue;
    return { ...found, start: from + found.start, end: from + found.end };
  }
  return null;
}

const clause =
  /[（(【[,，。;；!！?？\n]|[和与及或、+]| (?:and|with|for) |因为|带(?=[灯轮锁书])|(?<=[衣鞋包灯桌车])配/g;

/** The first clause's thing: what stands behind brackets, 和 or 因为 is only more about it. */
export function thingIn(typed: string): Recognised | null {
  const text = typed.toLowerCase().replace(/(?<=[a-z])-(?=[a-z])/g, " ");
  let from = 0;
  for (const cut of text.matchAll(clause)) {
    const found = cut.index > from ? lastThing(text, from, cut.index) : null;
    if (found) return found;
    from = cut.index + cut[0].length;
  }
  return from < text.length ? lastThing(text, from, text.length) : null;
}

const byName = (names: Partial<Record<Category, string>>) =>
  new Map(
    Object.entries(names).flatMap(([category, words]) =>
      words.split(" ").map((word) => [word.replaceAll("-", " "), category as Category] as const),
    ),
  );
const kindOf = byName(kinds);
const looseKinds = byName(wideKinds);

/** What a column of kinds names: a kind, or a thing that is of one. */
export function categoryNamed(text: string): { category: Category; loose: boolean } | null {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (plain === "") return null;
  const parts = plain.split(/[/、,，;；（）() -]+/).filter(Boolean);
  const strict = kindOf.get(plain) ?? parts.map((part) => kindOf.get(part)).find(Boolean);
  if (strict) return { category: strict, loose: false };
  const wide = looseKinds.get(plain) ?? parts.map((part) => looseKinds.get(part)).find(Boolean);
  if (wide) return { category: wide, loose: true };
  const category = parts.map((part) => thingIn(part)?.category).find(Boolean);
  return category ? { category, loose: false } : null;
}
