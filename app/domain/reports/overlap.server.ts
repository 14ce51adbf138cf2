import type { Tx } from "~/platform/db.server";
import { fewestChildren, measures, type Cell, type Measure } from "./cells";
import type { About } from "./facts.server";
import { seenIn, type Figures, type Period, type WishDays, type WishFigures } from "./figures";

type Told = Period & { id: string; figures: WishFigures };
type Kept = Omit<WishDays, "childId">;
const breakdowns = [
  { name: "category", cells: "byCategory", key: (wish: Kept) => wish.category },
  { name: "place", cells: "byPlace", key: (wish: Kept) => wish.placeCode },
] as const;

/**
 * Leaves out a breakdown that could be subtracted from one which is public already, so that a small group
 * would come out. Against a report of another period that overlaps, that is always; against an earlier
 * version of the same account, where the two differ by some children, and by fewer than may be told.
 */
export async function withoutDifferences(
  tx: Tx,
  about: About,
  wishes: readonly WishDays[],
  figures: WishFigures,
): Promise<WishFigures> {
  const others = await toldBefore(tx, about);
  const safe = { ...figures, held: { ...figures.held } };
  for (const breakdown of breakdowns) {
    for (const other of others) {
      if (safe.held[breakdown.name] || other.figures.held[breakdown.name]) continue;
      const same =
        about.batchId !== null ||
        (other.firstDay === about.firstDay && other.lastDay === about.lastDay);
      if (same && (await differsBySafely(tx, breakdown, about, wishes, figures, other))) continue;
      safe[breakdown.cells] = [];
      safe.held[breakdown.name] = true;
    }
  }
  return safe;
}

/** What was public of the same fund or batch when this was composed, and tells of some of the same days. */
async function toldBefore(tx: Tx, about: About): Promise<Told[]> {
  const { fundId, batchId, firstDay, lastDay, seenAt } = about;
  const rows = await tx
    .selectFrom("reports")
    .select(["id", "firstDay", "lastDay", "figures"])
    .where("state", "in", ["published", "corrected"])
    .where("publishedAt", "<=", seenAt)
    .where((eb) => (fundId ? eb("fundId", "=", fundId) : eb("batchId", "=", batchId)))
    .where("firstDay", "<=", lastDay)
    .where("lastDay", ">=", firstDay)
    .execute();
  return rows.map(({ figures, ...row }) => ({
    ...row,
    figures: (figures as unknown as Figures).wishes,
  }));
}

/** Whether all that one can compute from two versions is of no child, or of enough of them. */
async function differsBySafely(
  tx: Tx,
  { cells, key }: (typeof breakdowns)[number],
  about: About,
  wishes: readonly WishDays[],
  figures: WishFigures,
  other: Told,
): Promise<boolean> {
  if (keysOf(figures[cells]) !== keysOf(other.figures[cells])) return false;
  const before = await tx
    .selectFrom("reportWishes")
    .select(["wishId", "category", "placeCode", "postedOn", "takenOn", "grantedOn"])
    .where("reportId", "=", other.id)
    .execute();
  const children = new Map(wishes.map(({ wishId, childId }) => [wishId, childId]));
  const [now, then] = [groups(wishes, about, key), groups(before, other, key)];
  const enough = (some: readonly string[]) =>
    some.length === 0 ||
    // A wish that is no longer among them might be any child's, so all such are taken for one.
    new Set(some.map((wishId) => children.get(wishId) ?? "")).size >= fewestChildren;
  return [...new Set([...now.keys(), ...then.keys()])].every((cell) => {
    const [one, two] = [now.get(cell) ?? none, then.get(cell) ?? none];
    return (
      enough([...one].filter((id) => !two.has(id))) && enough([...two].filter((id) => !one.has(id)))
    );
  });
}

const none: ReadonlySet<string> = new Set();

const keysOf = (cells: readonly Cell[]) =>
  cells
    .map(({ key }) => key ?? "")
    .sort()
    .join();

/** The wishes of each number that a breakdown counts. */
function groups<Wish extends Kept>(
  wishes: readonly Wish[],
  period: Period,
  key: (wish: Kept) => string,
) {
  const found = new Map<`${Measure} ${string}`, Set<string>>();
  for (const { wish, ...is } of seenIn(wishes, period))
    for (const measure of measures) {
      if (!is[measure]) continue;
      const cell = `${measure} ${key(wish)}` as const;
      found.set(cell, (found.get(cell) ?? new Set()).add(wish.wishId));
    }
  return found;
}
