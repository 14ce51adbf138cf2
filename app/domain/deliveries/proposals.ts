/** Why a wish is proposed for a thing that lies at the hub. */
export const reasons = ["title", "size", "category"] as const;
export type Reason = (typeof reasons)[number];
/** What is said of a wish that may have it all the same: the thing just didn't fit this one. */
export type Word = Reason | "unfit";

type Thing = { category: string; title: string; size: string };

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const same = (one: string, other: string) => plain(one) !== "" && plain(one) === plain(other);

/** What speaks for a wish to have the thing. A size only says something of the same kind of thing. */
export function reasonsFor(thing: Thing, wish: Thing): Reason[] {
  if (thing.category !== wish.category) return [];
  return [
    ...(same(thing.title, wish.title) ? (["title"] as const) : []),
    ...(same(thing.size, wish.size) ? (["size"] as const) : []),
    "category",
  ];
}

const weights: Record<Reason, number> = { size: 4, title: 2, category: 8 };

/**
 * The wishes in the order in which they are proposed: the same kind of thing and its size first, then
 * as the list came, which is fair.
 */
export function proposed<Wish extends Thing>(
  thing: Thing,
  wishes: readonly Wish[],
): (Wish & { reasons: Reason[] })[] {
  return wishes
    .map((wish) => ({ ...wish, reasons: reasonsFor(thing, wish) }))
    .map((wish) => ({ wish, weight: wish.reasons.reduce((sum, one) => sum + weights[one], 0) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ wish }) => wish);
}
