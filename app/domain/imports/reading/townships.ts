import { plainText } from "./text";
import type { ReadingContext } from "./shapes";

type Township = ReadingContext["townships"][number];
type Place = { code: string; name: string; stem: string; english: string };

/** Where a row may say its township, from what says it best. */
export type TownshipClues = {
  township: string;
  school: string;
  village: string;
  /** Names of the sheet and of what stands above its table. */
  around: readonly string[];
};

/**
 * Finds townships in the words of a table: the column's own, else one that is named in school,
 * village, sheet name or title. "unknown": the column says something that is none of them.
 */
export function townshipFinder(townships: readonly Township[]) {
  const places = townships.map(({ code, nameZh, nameEn }): Place => {
    const name = compact(nameZh);
    return {
      code,
      name,
      stem: name.replace(/(?:街道|地区|镇|乡|苏木)$/, ""),
      english: compact(nameEn),
    };
  });
  const known = new Map<string, string | "unknown" | null>();

  return ({ township, school, village, around }: TownshipClues): string | "unknown" | null => {
    const key = `${township}\n${school}\n${village}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = township
      ? (named(places, township) ?? within(places, township) ?? "unknown")
      : ([village, school, ...around].reduce<string | null>(
          (code, text) => code ?? within(places, text),
          null,
        ) ??
        ofCentralSchool(places, school) ??
        around.reduce<string | null>((code, text) => code ?? named(places, text), null));
    if (known.size < 5000) known.set(key, found);
    return found;
  };
}

const compact = (text: string) => plainText(text).replace(/[\s'’-]/g, "");
const only = (places: readonly Place[]) => (places.length === 1 ? places[0]!.code : null);

/** The one township that a text is the name, the bare name or the code of. */
function named(places: readonly Place[], text: string): string | null {
  const plain = compact(text);
  if (!plain) return null;
  const exact = places.filter(
    ({ code, name, english }) => plain === code || plain === name || plain === english,
  );
  if (exact.length > 0) return only(exact);
  const bare = plain.replace(/(?:街道办?|地区|镇|乡|苏木|township|town)$/, "");
  return only(places.filter(({ stem, english }) => bare === stem || bare === english));
}

/** The one township whose whole name stands in a text; a longer name hides the shorter in it. */
function within(places: readonly Place[], text: string): string | null {
  if (text === "") return null;
  const plain = compact(text);
  const found = places.filter(({ name, stem }) => name !== stem && plain.includes(name));
  return only(
    found.filter(
      ({ name }) => !found.some((other) => other.name !== name && other.name.includes(name)),
    ),
  );
}

/** The central school of a township bears its bare name. */
function ofCentralSchool(places: readonly Place[], school: string): string | null {
  if (school === "") return null;
  const plain = compact(school);
  return only(
    places.filter(
      ({ stem }) =>
        stem.length >= 2 &&
        plain.includes(stem) &&
        /^(?:中心|中学|初级中学|初中|九年|完全中学|学区)/.test(
          plain.slice(plain.indexOf(stem) + stem.length),
        ),
    ),
  );
}
