import { numbersIn } from "./finds-in-numbers";
import { wordsIn } from "./finds-in-words";
import { secretsIn } from "./finds-of-secrets";

export type FindKind =
  | "phone"
  | "id_number"
  | "bank_card"
  | "wechat"
  | "qq"
  | "email"
  | "link"
  | "address"
  | "school"
  | "name"
  | "position"
  | "diagnosis"
  | "religion";

/** A place in a text, in UTF-16 units, where something may tell who or where a child is. */
export type Find = { kind: FindKind; start: number; end: number };

/** What is known of the child the text is about; its own name and school come first of all. */
export type Known = { names?: string[]; schools?: string[]; villages?: string[] };

/** One character as it reads: full-width, circled and styled forms are made plain and small. */
export type Glyph = { plain: string; start: number; end: number };

/** Small ASCII and common Chinese: what reads as itself. */
const isPlain = (char: string) =>
  char.length === 1 &&
  ((char >= " " && char < "A") ||
    (char >= "[" && char <= "~") ||
    (char >= "\u4e00" && char <= "\u9fff"));

/** The characters of a text, one by one, as they read. */
export function glyphsOf(text: string): Glyph[] {
  let start = 0;
  return Array.from(text, (char) => {
    const plain = isPlain(char) ? char : char.normalize("NFKC").toLowerCase();
    const glyph = { plain: plain.length === 1 ? plain : " ", start, end: start + char.length };
    start = glyph.end;
    return glyph;
  });
}

/**
 * Phones, ID numbers, cards, accounts, links, addresses, schools and names in a text, in its
 * order and without overlaps. It marks for a human reader and errs on the side of marking.
 */
export function findsIn(text: string, known: Known = {}): Find[] {
  const glyphs = glyphsOf(text);
  const marks = new Array<FindKind | undefined>(glyphs.length);
  const found = [...numbersIn(glyphs), ...wordsIn(glyphs, known), ...secretsIn(glyphs)];
  for (const { kind, start, end } of found.sort((a, b) => weight(b.kind) - weight(a.kind))) {
    marks.fill(kind, start, end);
  }
  return stretches(marks).map(({ kind, start, end }) => ({
    kind,
    start: glyphs[start]!.start,
    end: glyphs[end - 1]!.end,
  }));
}

/** Where two finds overlap, the kind that stands first here names the place. */
const order: readonly FindKind[] = [
  "name",
  "id_number",
  "bank_card",
  "position",
  "email",
  "link",
  "wechat",
  "qq",
  "phone",
  "diagnosis",
  "religion",
  "school",
  "address",
];

const weight = (kind: FindKind) => order.indexOf(kind);

function stretches(marks: readonly (FindKind | undefined)[]): Find[] {
  const finds: Find[] = [];
  for (let at = 0; at < marks.length; at += 1) {
    const kind = marks[at];
    const last = finds.at(-1);
    if (!kind) continue;
    if (last && last.kind === kind && last.end === at) last.end = at + 1;
    else finds.push({ kind, start: at, end: at + 1 });
  }
  return finds;
}

const contacts: ReadonlySet<FindKind> = new Set<FindKind>([
  "phone",
  "id_number",
  "bank_card",
  "wechat",
  "qq",
  "email",
  "link",
]);

/** Whether a message may pass between donor and child: no way to reach one another, no number. */
export function withoutContacts(text: string): boolean {
  return findsIn(text).every(({ kind }) => !contacts.has(kind));
}
