/**
 * Who may know a column: everyone, the claimant of a live claim, the organizer's own staff; the
 * person it is about and whoever works with him; nobody but the machine, since it says nothing of
 * anybody.
 */
export const tiers = ["public", "matched", "case", "account", "operational"] as const;
export type Tier = (typeof tiers)[number];

export type ColumnEntry = { tier: Tier; purpose: string };
export type TableEntry<Column extends PropertyKey> = {
  purpose: string;
  /** How long a row, or what is personal in it, is kept. */
  retention: string;
  columns: Record<Column, ColumnEntry>;
};

const column =
  (tier: Tier) =>
  (purpose: string): ColumnEntry => ({ tier, purpose });
export const open = column("public");
export const matched = column("matched");
export const sealed = column("case");
export const account = column("account");
export const plain = column("operational");

/** A table's entry: what it is for, how long it is kept, and its columns. */
export const table = <Column extends PropertyKey>(
  purpose: string,
  retention: string,
  columns: Record<Column, ColumnEntry>,
): TableEntry<Column> => ({ purpose, retention, columns });

export const kept = {
  audit: "three years",
  programme: "as long as the programme is accounted for",
  identity:
    "90 days after the batch is reported or 180 after it closed; drafts without consent 30 days",
  week: "a week",
  staged: "seven days, then an empty stump; its content goes with its key",
  books: "for good: ids, days and amounts, and no word about anybody",
  organization: "as long as the organization works here",
  forever: "for good",
  keys: "as long as what it seals; its backups 30 days",
  letters: "90 days; what is sealed in one, until it is sent",
  day: "a day",
  account: "until the person leaves",
  photos: "with the claim; a paper with the identity it shows; a refused one's pictures go at once",
  concerns:
    "what was written, the address, the note and the marks 90 days after it is closed, with their key; what came of it as long as the programme is accounted for",
  money:
    "as long as books must be kept by law; who gave is unnamed once the person leaves, and a name that was sealed goes with its key after seven years, on receipts too",
  statements:
    "days, amounts and marks as long as books must be kept by law; names and remarks 90 days after it is booked, or 60 after it was brought, with their key",
  practice: "until the demo is made anew",
  view: "as its tables",
  sessions: "30 days",
};
