import type { SerializeFrom } from "@remix-run/node";
import type { loader } from "./route";

/** The board as its route's loader sends it. */
export type Board = SerializeFrom<typeof loader>;
export type BoardWish = Board["wishes"][number];

/** What the form round the board is sent with to come to a step, an order, a page or a choice. */
export const go = (key: "step" | "sort" | "page" | "choose", value: string | number) => ({
  name: "go",
  value: `${key}=${value}`,
});
