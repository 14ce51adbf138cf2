import { lifecycle } from "~/platform/lifecycle";

/** A photo waits for a second person; one that was approved by mistake can still be refused. */
export const photoLife = lifecycle("photo", {
  approve: { from: ["waiting"], to: "approved" },
  refuse: { from: ["waiting", "approved"], to: "refused" },
});
