import type { Purpose } from "../privacy/input";

/** For what a list with the children's names may leave the desk. */
export const exportPurposes = [
  "hand_over",
  "prepare_consent",
  "contact_guardian",
  "correct_record",
] as const satisfies readonly Purpose[];
export type ExportPurpose = (typeof exportPurposes)[number];
