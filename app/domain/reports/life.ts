import { lifecycle } from "~/platform/lifecycle";

/** A report's way. What was published stays readable; a later version corrects it. */
export const reportLife = lifecycle("report", {
  submit: { from: ["draft"], to: "in_review" },
  sendBack: { from: ["in_review"], to: "draft" },
  recompose: { from: ["draft", "in_review"], to: "draft" },
  publish: { from: ["in_review"], to: "published" },
  correct: { from: ["published"], to: "corrected" },
});

export type ReportState = (typeof reportLife.states)[number];
