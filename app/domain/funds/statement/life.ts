import { lifecycle } from "~/platform/lifecycle";

/**
 * A bank's statement: what its columns are may have to be asked, its lines are settled, it is sent and
 * approved whole by another person, then booked. It can be sent back, and dropped before it is sent.
 */
export const statementLife = lifecycle("statement", {
  understand: { from: ["unsure"], to: "open" },
  send: { from: ["open"], to: "sent" },
  return: { from: ["sent"], to: "open" },
  approve: { from: ["sent"], to: "approved" },
  book: { from: ["approved"], to: "booked" },
  drop: { from: ["unsure", "open"], to: "dropped" },
});
export type StatementState = (typeof statementLife.states)[number];

/** What a line is by now; every line is one of these. */
export const standings = ["decide", "pledge", "gift", "aside", "before", "not_gift"] as const;
export type Standing = (typeof standings)[number];

/** What a person says of a line. */
export const settlements = ["pledge", "gift", "aside"] as const;
export type Settlement = (typeof settlements)[number];
