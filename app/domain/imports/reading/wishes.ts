import { aliasTells } from "../../wishes/aliases";
import type { Category } from "../../wishes/input";
import type { Column } from "../columns";
import { noCell, type Cell, type Cells } from "./cells";
import { restoredPair } from "./dates";
import type { Findings } from "./lawful";
import { isNotAboveZero, pricePair, type PriceRead } from "./price";
import { readQuantity } from "./quantity";
import type { Readers } from "./readers";
import { thingIn } from "./recognised";
import type { ReadWish } from "./shapes";
import { pairedParts } from "./split";
import type { TitleRead } from "./title";

type Draft = TitleRead & {
  /** Which of the row's columns of wishes it stands in. */
  group: number;
  /** The wish came out of the child's words. */
  guessed: boolean;
  category: Category;
  price: string;
  cost: PriceRead | null;
  size: string;
  worn: string;
  style: string;
  colour: string;
};
type Around = {
  currency: string;
  exponent: number;
  priceForAll: string;
  today: string;
  read: Readers;
};
export type WishesRead = { wishes: ReadWish[]; measures: string[] };

const most = 12;

/** The wishes of a row, one or several; what is wrong with them is told to `found`. */
export function readWishes(
  cells: Cells,
  legalName: string,
  found: Findings,
  around: Around,
): WishesRead {
  const drafts = draftsOf(cells, found, around.read);
  if (drafts.length > 1) found.warn("title", "wishes_split");
  if (drafts.length > most) found.refuse("title", "wishes_not_plain");
  if (drafts.length === 0) drafts.push(emptyDraft(around.read));
  const groups = Math.max(...drafts.map(({ group }) => group)) + 1;
  const scopes = (column: Column) => scopesOf(cells[column] ?? [], drafts, groups);

  for (const { cell, of } of scopes("category")) placeKinds(cell.text, of, found, around.read);
  for (const { cell, of } of scopes("colour")) pairWords(cell.text, of, "colour");
  for (const { cell, of } of scopes("style")) pairWords(cell.text, of, "style");
  const measures = scopes("size").flatMap(({ cell, of }) => placeSizes(cell, of, found, around));
  for (const { cell, of } of scopes("quantity")) placeQuantities(cell, of, around.today, found);
  for (const { cell, of } of scopes("price")) placePrices(cell, of, found, around);

  const said = (cells.words ?? [])
    .map(({ text }) => text)
    .filter(Boolean)
    .join("\n");
  const words = found.text("words", said, 500);
  const alias = found.text("alias", cells.alias?.[0]?.text ?? "", 12);
  if (alias && aliasTells(alias, legalName)) found.refuse("alias", "alias_tells_name");
  return {
    wishes: drafts.map((draft, at) => wishOf(draft, at + 1, words, alias, found, around)),
    measures,
  };
}

function draftsOf(cells: Cells, found: Findings, read: Readers): Draft[] {
  const titles = cells.title ?? [];
  const sizesFree = isEmpty(cells.size);
  const pricesFree = isEmpty(cells.price);
  const drafts = titles.flatMap(({ text }, group) =>
    nothing.test(text)
      ? []
      : read.wishes(text).map((piece) =>
          draftOf(read, piece, group, {
            size: sizesFree || cells.size?.[group]?.text === "",
            price: pricesFree || cells.price?.[group]?.text === "",
          }),
        ),
  );
  if (drafts.length > 0) return drafts;
  const words = cells.words?.find(({ text }) => text !== "")?.text;
  const draft = words && draftOf(read, words, 0, { size: sizesFree, price: pricesFree });
  if (draft && draft.thing) {
    return [
      {
        ...draft,
        guessed: true,
        title: draft.title.length > 20 ? draft.thing.name : draft.title,
        words: "",
      },
    ];
  }
  found.refuse("title", "field_missing");
  return [];
}

const nothing = /^(?:|无|没有|暂无|暂时没有|不需要|待定|-|—|\/|none|n\/a)$/i;
const isEmpty = (cells: readonly Cell[] | undefined) => !cells?.some(({ text }) => text !== "");

function draftOf(
  { title }: Readers,
  text: string,
  group: number,
  free: { size: boolean; price: boolean },
): Draft {
  const read = title(text, free.size, free.price);
  return {
    ...read,
    ...{ group, guessed: false, category: read.thing?.category ?? "other", cost: null },
    ...{ worn: read.size, style: "", colour: "" },
  };
}

const emptyDraft = (read: Readers): Draft => draftOf(read, "", 0, { size: false, price: false });

type Scope = { cell: Cell; of: Draft[] };

/** Which cell speaks of which wishes: its own group's where each has one, else of all. */
function scopesOf(cells: readonly Cell[], drafts: Draft[], groups: number): Scope[] {
  if (groups > 1 && cells.length > 1) {
    return Array.from({ length: groups }, (_, group) => ({
      cell: cells[group] ?? noCell,
      of: drafts.filter((draft) => draft.group === group),
    })).filter(({ of }) => of.length > 0);
  }
  return [{ cell: cells.find(({ text }) => text !== "") ?? noCell, of: drafts }];
}

function placeKinds(text: string, of: Draft[], found: Findings, { kind }: Readers) {
  const parts = of.length > 1 && text !== "" ? pairedParts(text, of.length) : null;
  for (const [at, draft] of of.entries()) {
    const told = kind(parts?.[at] ?? text);
    const alone = of.length === 1 || parts !== null;
    if (told && (!draft.thing || (alone && !told.loose))) draft.category = told.category;
    else if (draft.guessed) found.warn("category", "category_guessed");
    else if (!draft.thing && draft.title !== "") found.warn("category", "category_unknown");
  }
}

function pairWords(text: string, of: Draft[], field: "colour" | "style") {
  const parts = of.length > 1 && text !== "" ? pairedParts(text, of.length) : null;
  for (const [at, draft] of of.entries()) draft[field] = parts?.[at] ?? text;
}

/** Gives each wish its size; answers what of the cell is the child's body. */
function placeSizes(cell: Cell, of: Draft[], found: Findings, { today, read }: Around): string[] {
  const pair = cell.text && restoredPair(cell.text, cell.was === "date", today);
  if (pair) found.warn("size", "date_restored");
  const text = pair ? `${pair[0]}-${pair[1]}` : cell.text;
  const reads = readSizes(text, of, read);
  const understood = reads.some(({ read, shared }) => shared && read.fits);
  const shared = reads.filter((one) => one.shared && (one.read.fits || !understood)).length;
  if (of.length > 1 && shared > 1 && text !== "") found.warn("size", "size_shared");
  const measures: string[] = [];
  for (const [at, one] of reads.entries()) {
    if (of.length > 1 && one.shared && understood && !one.read.fits) continue;
    const draft = of[at]!;
    draft.size = one.read.size;
    draft.style = [draft.style, one.read.style].filter(Boolean).join("，");
    draft.colour ||= one.read.colour;
    if (one.read.measures) measures.push(one.read.measures);
    for (const warning of one.read.warnings) found.warn("size", warning);
  }
  return [...new Set(measures)];
}

/** Sizes by the order of the things, unless their labels or kinds say better whose they are. */
function readSizes(text: string, of: readonly Draft[], { size }: Readers) {
  const parts = of.length > 1 && text !== "" ? pairedParts(text, of.length) : null;
  const reads = (texts: readonly string[] | null) =>
    of.map((draft, at) => ({
      read: size(draft.worn || (texts?.[at] ?? text), draft.category),
      shared: !draft.worn && !texts,
    }));
  const paired = parts && reads(parts);
  if (paired?.every(({ read }) => read.fits || read.size === "")) return paired;
  const whole = reads(null);
  return paired && !whole.every(({ read }) => read.fits) ? paired : whole;
}

function placeQuantities(cell: Cell, of: Draft[], today: string, found: Findings) {
  if (cell.text === "" || cell.text === "1") return;
  const pair = restoredPair(cell.text, cell.was === "date", today);
  if (pair) found.warn("quantity", "date_restored");
  const text = pair ? `${pair[0]}-${pair[1]}` : cell.text;
  const parts = of.length > 1 ? pairedParts(text, of.length) : null;
  for (const [at, draft] of of.entries()) {
    const { count, said } = readQuantity(parts?.[at] ?? text);
    if (count === 1 || (!parts && of.length > 1 && count === of.length)) continue;
    draft.style = [draft.style, said].filter(Boolean).join("，");
  }
}

const each = /^(?:各|每[个件样双套份]|均|分别)[:：为是]?/;

function placePrices(cell: Cell, of: Draft[], found: Findings, around: Around) {
  const pair = cell.text && restoredPair(cell.text, cell.was === "date", around.today);
  const waiting = of.filter((draft) => !draft.price);
  for (const draft of of) if (draft.price) draft.cost = around.read.price(draft.price, undefined);
  const text = cell.text || (waiting.length > 0 ? around.priceForAll : "");
  if (text === "") {
    if (waiting.length > 0) found.refuse("price", "field_missing");
  } else if (pair) {
    share(pricePair(pair, around.exponent), waiting, found, around);
  } else if (cell.text === "" || each.test(text)) {
    const one = around.read.price(text.replace(each, ""), undefined);
    for (const draft of waiting) draft.cost = one;
  } else {
    const whole = around.read.price(text, cell.was);
    if (whole) share(whole, waiting, found, around);
    else pairPrices(text, waiting, around);
  }
  for (const { cost, price } of of) {
    if (cost) for (const warning of cost.warnings) found.warn("price", warning);
    else if (text !== "" || price !== "")
      found.refuse(
        "price",
        isNotAboveZero(price || text) ? "amount_not_above_zero" : "amount_malformed",
      );
  }
}

/** One price for several things is shared out, rounded up to whole units of the currency. */
function share(price: PriceRead | null, of: Draft[], found: Findings, { exponent }: Around) {
  if (of.length > 1) found.warn("price", "price_shared");
  const unit = 10 ** exponent;
  const part = (minor: number) => Math.ceil(minor / of.length / unit) * unit;
  for (const draft of of) {
    draft.cost =
      price && of.length > 1 ? { ...price, min: part(price.min), max: part(price.max) } : price;
  }
}

/** 150、80 · 书包150，台灯80: a price for each thing, in their order or by their names. */
function pairPrices(text: string, of: Draft[], { read }: Around) {
  const parts =
    of.length > 1
      ? pairedParts(text.replace(/[=＝][^=＝]*$/, "").replace(/[/／]/g, "、"), of.length)
      : null;
  if (!parts) return;
  for (const part of parts.entries()) {
    const [at, words] = part;
    const label = /^[^\d¥￥０-９]+/.exec(words)?.[0] ?? "";
    const thing = label ? thingIn(label.replace(/[:：\s]+$/, "")) : null;
    const named = thing && of.filter((draft) => draft.thing?.name === thing.name);
    const draft = named?.length === 1 ? named[0]! : of[at]!;
    draft.cost = read.price(thing ? words.slice(label.length) : words, undefined);
  }
}

function wishOf(
  draft: Draft,
  item: number,
  words: string,
  alias: string,
  found: Findings,
  { currency }: Around,
): ReadWish {
  if (draft.shortened) found.warn("title", "text_shortened_to_title");
  if (draft.unclear || (draft.title !== "" && !/\p{L}/u.test(draft.title)))
    found.refuse("title", "wishes_not_plain");
  const title = draft.unclear || draft.title === "" ? "" : found.text("title", draft.title, 60, 1);
  const more = draft.words && draft.words !== words ? draft.words : "";
  return {
    ...{ item, category: draft.category, title, alias },
    words: more ? found.text("title", [words, more].filter(Boolean).join("\n"), 500) : words,
    size: found.text("size", draft.size, 60),
    colour: found.text("colour", draft.colour, 60),
    style: found.text("style", draft.style, 120),
    price: { min: draft.cost?.min ?? 0, max: draft.cost?.max ?? 0, currency },
  };
}
