import { lifecycle } from "~/platform/lifecycle";

/** A concern's way: a steward closes it with an outcome, and opens it again when that was too early. */
export const concernLife = lifecycle("concern", {
  close: { from: ["open"], to: "closed" },
  reopen: { from: ["closed"], to: "open" },
});
export type ConcernState = (typeof concernLife.states)[number];

/** What came of it: nothing was wrong, it was put right, or what was unsafe was stopped. */
export const outcomes = ["unfounded", "mended", "frozen"] as const;
export type Outcome = (typeof outcomes)[number];

/** For how long the words, the address and the note are kept once it is closed. */
export const keptDays = 90;
