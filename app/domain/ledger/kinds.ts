/** Why something is in the books; a law compares them with the database's. */
export const entryKinds = [
  "payment",
  "fee",
  "transfer",
  "cash",
  "platform",
  "payout",
  "allocation",
  "purchase",
  "leftover",
  "return",
  "refund",
  "dispute_opened",
  "dispute_won",
  "dispute_lost",
  "reversal",
  "release_of_restriction",
  "adjustment",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Entries of these kinds stand only with a second person's approval. */
export const approvedKinds = [
  "transfer",
  "cash",
  "platform",
  "purchase",
  "release_of_restriction",
  "adjustment",
] as const satisfies readonly EntryKind[];
