import { lifecycle } from "~/platform/lifecycle";

/** For how long a witness's one-time code opens its page. */
export const linkMinutes = 20;

/** A thing that lies at the hub and no longer has a wish: another gets it, or its giver has it back. */
export const stockLife = lifecycle("stock", {
  give: { from: ["waiting"], to: "given" },
  return: { from: ["waiting"], to: "returned" },
});

export type StockState = (typeof stockLife.states)[number];

/** What the giver would like to become of it. */
export const stockHopes = ["give", "return"] as const;
export type StockHope = (typeof stockHopes)[number];
