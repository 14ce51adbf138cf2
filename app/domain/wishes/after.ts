import { z } from "zod";
import { lots } from "./ring";

/** The orders of what can be claimed, as a reader chooses them. */
export const sorts = ["fair", "newest", "price"] as const;

/**
 * What is taken or granted stands newest first; each of its moments is another column. `said` is the
 * fair order of what was found by its words and could be sorted: first what is called so, then what
 * the child only mentions.
 */
export const orders = [...sorts, "said", "taken", "granted"] as const;
export type Order = (typeof orders)[number];

/**
 * Where a page starts: right after the wish that the page before ended with. Of moments every
 * microsecond is kept, for a wish between two of them would be lost.
 */
export type After =
  | {
      order: "fair";
      day: number;
      lot: number;
      rank: number;
      wrapped: boolean;
      place: number;
      id: string;
    }
  | {
      order: "said";
      behind: boolean;
      day: number;
      lot: number;
      rank: number;
      wrapped: boolean;
      place: number;
      id: string;
    }
  | { order: "newest" | "taken" | "granted"; micros: string; id: string }
  | { order: "price"; price: string; id: string };

const whole = z.coerce
  .number()
  .int()
  .min(-1e9)
  .max(2 ** 31 - 1);
const id = z.uuid();
const fair = z.tuple([
  whole.min(0).max(1e5),
  whole.min(0).max(lots - 1),
  whole,
  z.enum(["0", "1"]),
  whole,
  id,
]);
const said = z.tuple([z.enum(["0", "1"]), ...fair.def.items]);
const moment = z.tuple([z.string().regex(/^\d{1,17}$/), id]);
const amount = z.tuple([z.string().regex(/^\d{1,15}$/), id]);

const letters = {
  fair: "f",
  said: "s",
  newest: "n",
  price: "p",
  taken: "t",
  granted: "g",
} as const;

/** The text that travels in `after`: short, and only ever read back by `readAfter`. */
export function writeAfter(after: After): string {
  const kind = letters[after.order];
  switch (after.order) {
    case "fair": {
      const { day, lot, rank, wrapped, place } = after;
      return [kind, day, lot, rank, wrapped ? 1 : 0, place, after.id].join(".");
    }
    case "said": {
      const { behind, day, lot, rank, wrapped, place } = after;
      return [kind, behind ? 1 : 0, day, lot, rank, wrapped ? 1 : 0, place, after.id].join(".");
    }
    case "price":
      return [kind, after.price, after.id].join(".");
    default:
      return [kind, after.micros, after.id].join(".");
  }
}

/** Reads `after`; null for anything that `writeAfter` did not write for this order. */
export function readAfter(text: string, order: Order): After | null {
  const [kind, ...parts] = text.split(".");
  if (kind !== letters[order]) return null;
  if (order === "fair") {
    const { data } = fair.safeParse(parts);
    if (!data) return null;
    const [day, lot, rank, wrapped, place, wish] = data;
    return { order, day, lot, rank, wrapped: wrapped === "1", place, id: wish };
  }
  if (order === "said") {
    const { data } = said.safeParse(parts);
    if (!data) return null;
    const [behind, day, lot, rank, wrapped, place, wish] = data;
    const at = { day, lot, rank, wrapped: wrapped === "1", place, id: wish };
    return { order, behind: behind === "1", ...at };
  }
  const { data } = (order === "price" ? amount : moment).safeParse(parts);
  if (!data) return null;
  const [key, wish] = data;
  return order === "price" ? { order, price: key, id: wish } : { order, micros: key, id: wish };
}
