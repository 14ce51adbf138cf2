import { z } from "zod";
import { lots } from "./ring";

export const sorts = ["fair", "newest", "price"] as const;
export type Sort = (typeof sorts)[number];

/** Where a page starts: right after the wish that the page before ended with. */
export type After =
  | {
      sort: "fair";
      day: number;
      lot: number;
      rank?: number;
      wrapped?: boolean;
      place?: number;
      id?: string;
    }
  | { sort: "newest"; openedAt: string; id: string }
  | { sort: "price"; price: bigint; id: string };

const whole = z.coerce
  .number()
  .int()
  .min(-1e9)
  .max(2 ** 31);
const id = z.uuid();
const shapes = {
  f: z.tuple([whole, whole.min(0).max(lots - 1), whole, z.enum(["0", "1"]), whole, id]),
  n: z.tuple([z.string().regex(/^\d{1,17}$/), id]),
  p: z.tuple([z.string().regex(/^\d{1,15}$/), id]),
};

/** The text that travels in `after`: short, and only ever read back by `readAfter`. */
export function writeAfter(after: After): string {
  switch (after.sort) {
    case "fair":
      return [
        "f",
        after.day,
        after.lot,
        after.rank,
        after.wrapped ? 1 : 0,
        after.place,
        after.id,
      ].join(".");
    case "newest":
      return ["n", after.openedAt, after.id].join(".");
    case "price":
      return ["p", after.price, after.id].join(".");
  }
}

/** Reads `after`; null for anything that `writeAfter` did not write for this sort. */
export function readAfter(text: string, sort: Sort): After | null {
  const [kind, ...parts] = text.split(".");
  if (sort === "fair" && kind === "f") {
    const { data } = shapes.f.safeParse(parts);
    return data
      ? {
          sort,
          day: data[0],
          lot: data[1],
          rank: data[2],
          wrapped: data[3] === "1",
          place: data[4],
          id: data[5],
        }
      : null;
  }
  if (sort === "newest" && kind === "n") {
    const { data } = shapes.n.safeParse(parts);
    return data ? { sort, openedAt: data[0], id: data[1] } : null;
  }
  if (sort === "price" && kind === "p") {
    const { data } = shapes.p.safeParse(parts);
    return data ? { sort, price: BigInt(data[0]), id: data[1] } : null;
  }
  return null;
}
