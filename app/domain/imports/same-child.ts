/** What tells two children of one name and age apart, as far as a paper says it. */
export type Facts = { birth: string; school: string; guardianName: string; guardianPhone: string };
export const tellingApart = ["birth", "school", "guardianName"] as const;
export type TellingApart = (typeof tellingApart)[number];

const plain = (text: string | undefined) => (text ?? "").normalize("NFKC").replace(/\s/g, "");
const isDate = (text: string) => /^\d{4}(?:-\d\d){0,2}$/.test(text);

/** Whether two texts are clearly another; what is missing, or only said more fully, is not. */
const isOther: Record<TellingApart, (one: string, other: string) => boolean> = {
  birth: (one, other) =>
    isDate(one) && isDate(other) && !one.startsWith(other) && !other.startsWith(one),
  school: (one, other) => !one.includes(other) && !other.includes(one),
  guardianName: (one, other) => !one.includes(other) && !other.includes(one),
};

/** The columns in which two papers speak against being of one child. */
export const contradictions = (one: Facts, other: Facts): TellingApart[] =>
  tellingApart.filter((field) => {
    const [a, b] = [plain(one[field]), plain(other[field])];
    return a !== "" && b !== "" && isOther[field](a, b);
  });

const weights: Record<keyof Facts, number> = {
  birth: 3,
  guardianName: 2,
  guardianPhone: 2,
  school: 1,
};

/** How much two papers speak for being of one child. */
export const agreement = (one: Facts, other: Facts): number =>
  (Object.keys(weights) as (keyof Facts)[]).reduce((sum, field) => {
    const [a, b] = [plain(one[field]), plain(other[field])];
    return sum + (a !== "" && a === b ? weights[field] : 0);
  }, 0);

/** A row that may be about a child of which others speak too; sharing a hash means name and age. */
export type Paper = {
  id: string;
  hashes: readonly string[];
  facts: Facts;
  /** Its child, where that is settled already. */
  childId: string | null;
  /** What staff said: the row's own id for another child, else a child or a row of it. */
  told: string | null;
  /** For each of its wishes: marks of what is said, with and without its place. */
  said: readonly { mark: string; place: string }[];
};

/** A child: one that has a record, or one whom rows of the table are about. */
export type Child = {
  id: string;
  known: boolean;
  hashes: Set<string>;
  facts: Facts[];
  rows: string[];
  /** What a table said of its wishes before. */
  before: readonly { mark: string; place: string }[];
  /** Columns a paper repeats from the table before don't speak against the record. */
  repeats?: (paper: string, field: TellingApart) => boolean;
  given: Set<string>;
};

export type Found = { child: Child | null; maybe: string[] };

/**
 * Which child each paper is about. One that speaks against every child it could be about, or fits
 * several alike, is about nobody until staff say so.
 */
export function tellChildren(papers: readonly Paper[], known: Child[]) {
  const children = [...known];
  const found = new Map<string, Found>();
  const give = (paper: Paper, child: Child) => {
    for (const hash of paper.hashes) child.hashes.add(hash);
    for (const { mark } of paper.said) child.given.add(mark);
    child.facts.push(paper.facts);
    child.rows.push(paper.id);
    return child;
  };
  const begin = (paper: Paper): Child => {
    const child: Child = {
      ...{ id: paper.id, known: false, before: [], facts: [], rows: [] },
      ...{ hashes: new Set<string>(), given: new Set<string>() },
    };
    children.push(child);
    return give(paper, child);
  };
  const settle = (paper: Paper) => {
    const candidates = children.filter(({ hashes }) => paper.hashes.some((it) => hashes.has(it)));
    const maybe = candidates.map(({ id }) => id).filter((id) => id !== paper.id);
    const told = children.find(
      ({ id, rows }) => id === paper.told || rows.includes(paper.told ?? ""),
    );
    const settled = children.find(({ id }) => id === paper.childId);
    const child = settled
      ? give(paper, settled)
      : paper.told === paper.id || (candidates.length === 0 && !told)
        ? begin(paper)
        : told
          ? give(paper, told)
          : likeliest(paper, candidates);
    if (child && !child.rows.includes(paper.id)) give(paper, child);
    found.set(paper.id, { child, maybe });
  };
  const fixed = (paper: Paper) => (paper.childId ? 0 : 1);
  for (const paper of [...papers].sort((one, other) => fixed(one) - fixed(other))) settle(paper);
  for (const paper of papers) if (!found.get(paper.id)?.child) settle(paper);
  return { children, found };
}

function likeliest(paper: Paper, candidates: readonly Child[]): Child | null {
  const fitting = candidates.filter((child) =>
    child.facts.every((facts, at) =>
      contradictions(paper.facts, facts).every(
        (field) => at === 0 && child.repeats?.(paper.id, field),
      ),
    ),
  );
  if (fitting.length < 2) return fitting[0] ?? null;
  const weigh = ({ before, facts }: Child) => {
    const said = paper.said.filter(({ mark }) => before.some((it) => it.mark === mark)).length;
    const there = paper.said.filter(({ mark, place }) =>
      before.some((it) => it.mark === mark && it.place === place),
    ).length;
    return (
      there * 1000 + said * 100 + Math.max(0, ...facts.map((it) => agreement(it, paper.facts)))
    );
  };
  const weighed = fitting.map((child) => ({ child, weight: weigh(child) }));
  const most = Math.max(...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight === most).map(({ child }) => child);
  if (best.length === 1) return best[0]!;
  // What a table said of each of them before belongs to one after the other.
  const free = best.filter(({ given }) => !paper.said.some(({ mark }) => given.has(mark)));
  return most >= 100 ? (free[0] ?? null) : null;
}
