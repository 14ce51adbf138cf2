import { lifecycle } from "~/platform/lifecycle";

/** A wish's way. `take`, `free` and `grant` are the database's own, in step with its claims. */
export const wishLife = lifecycle("wish", {
  approve: { from: ["draft"], to: "approved" },
  sendBack: { from: ["draft", "approved"], to: "draft" },
  open: { from: ["approved"], to: "open" },
  take: { from: ["open"], to: "taken" },
  free: { from: ["taken"], to: "open" },
  grant: { from: ["taken"], to: "granted" },
  withdraw: { from: ["draft", "approved", "open", "taken"], to: "withdrawn" },
});

export type WishState = (typeof wishLife.states)[number];
