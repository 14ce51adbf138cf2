import type { Jurisdiction } from "./choices";

/**
 * In which currency a receipt for things states their value; null where the receiver states none. The
 * database holds the same (`receipts_value_by_law_check`).
 */
export const valueStated: Readonly<Record<Jurisdiction, string | null>> = {
  cn: "CNY",
  us: null,
  other: null,
};
