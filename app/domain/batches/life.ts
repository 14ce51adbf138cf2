import { lifecycle } from "~/platform/lifecycle";

/** A batch's way. Publishing an open batch opens the wishes approved since. */
export const batchLife = lifecycle("batch", {
  schedule: { from: ["draft", "scheduled"], to: "scheduled" },
  unschedule: { from: ["scheduled"], to: "draft" },
  publish: { from: ["draft", "scheduled", "open"], to: "open" },
  close: { from: ["open"], to: "closed" },
  report: { from: ["closed"], to: "reported" },
});

export type BatchState = (typeof batchLife.states)[number];
