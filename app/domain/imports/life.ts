import { lifecycle } from "~/platform/lifecycle";

/** An import's way. It is read again when the organizer says what the columns hold. */
export const importLife = lifecycle("import", {
  settle: { from: ["reading"], to: "ready" },
  doubt: { from: ["reading"], to: "unsure" },
  fail: { from: ["reading"], to: "failed" },
  map: { from: ["unsure", "ready"], to: "reading" },
  takeIn: { from: ["ready"], to: "taking_in" },
  rest: { from: ["taking_in"], to: "ready" },
  forget: { from: ["reading", "unsure", "ready", "taking_in", "failed"], to: "gone" },
});
export type ImportState = (typeof importLife.states)[number];

/** A staged row's way. What became a wish, or was replaced by a mended row, stays that. */
export const rowLife = lifecycle("import_row", {
  accept: { from: ["refused", "skipped"], to: "right" },
  refuse: { from: ["right", "skipped"], to: "refused" },
  skip: { from: ["right", "refused"], to: "skipped" },
  takeIn: { from: ["right"], to: "imported" },
  mend: { from: ["right", "refused"], to: "mended" },
});
export type RowStanding = (typeof rowLife.states)[number];
