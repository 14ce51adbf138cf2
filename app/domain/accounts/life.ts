import { lifecycle } from "~/platform/lifecycle";

/** An organization's way in: a steward decides once, and whoever was refused applies again. */
export const organizationLife = lifecycle("organization", {
  verify: { from: ["applied"], to: "verified" },
  refuse: { from: ["applied"], to: "refused" },
});
export type OrganizationState = (typeof organizationLife.states)[number];
