/** The kinds of accounts in a fund's books; a law compares them with the database's. */
export const accountKinds = [
  "bank",
  "stripe",
  "elsewhere",
  "refunds",
  "general",
  "restricted",
  "reserved",
  "wishes",
  "fees",
  "delivery",
  "disputes",
] as const;
export type AccountKind = (typeof accountKinds)[number];

/**
 * One account of a fund. An expense is borne by the restricted purpose that it names, or by the
 * general money when it names none; and so is a loss the loss of what was given for that.
 */
export type AccountRef =
  | { kind: "bank" | "stripe" | "elsewhere" | "refunds" | "general" }
  | { kind: "wishes" | "fees" | "delivery" | "disputes"; purposeId?: string }
  | { kind: "restricted"; purposeId: string }
  | { kind: "reserved"; claimId: string };

/** Who owns the money: what is given for anything, or for one purpose. */
export type FundAccount = { kind: "general" } | { kind: "restricted"; purposeId: string };
/** Where money lies. */
export type AssetAccount = { kind: "bank" | "stripe" | "elsewhere" };

/** Credits `from`, debits `to`; `minor` is more than zero. */
export type Line = { from: AccountRef; to: AccountRef; minor: bigint };

type Class = "asset" | "owned" | "reserved" | "expense" | "loss" | "owing";

const classes: Record<AccountKind, Class> = {
  bank: "asset",
  stripe: "asset",
  elsewhere: "asset",
  refunds: "owing",
  general: "owned",
  restricted: "owned",
  reserved: "reserved",
  wishes: "expense",
  fees: "expense",
  delivery: "expense",
  disputes: "loss",
};

export const classOf = ({ kind }: { kind: AccountKind }): Class => classes[kind];

/** Debits make it more; the others grow by credits. */
export const isDebit = (account: { kind: AccountKind }): boolean =>
  ["asset", "expense", "loss"].includes(classOf(account));

/** From where to where money of a fund can go at all. */
const ways: Record<Class, readonly Class[]> = {
  owned: ["asset", "reserved", "owned", "owing", "loss"],
  asset: ["owned", "asset", "expense", "loss", "owing"],
  reserved: ["owned"],
  expense: ["asset"],
  loss: ["asset", "owned"],
  owing: ["owned"],
};

/** Whether a line says something that can happen: nothing is spent straight from a fund's account. */
export const canFlow = ({ from, to }: Line): boolean =>
  ways[classOf(from)].includes(classOf(to)) && nameOf(from) !== nameOf(to);

/** The purpose that a fund's account, an expense or a loss belongs to; null for the general money. */
export const purposeOf = (account: AccountRef): string | null =>
  ("purposeId" in account && account.purposeId) || null;

const subjectOf = (account: AccountRef) =>
  account.kind === "reserved" ? account.claimId : purposeOf(account);

/** A name that two references to the same account share. */
export const nameOf = (account: AccountRef): string =>
  [account.kind, subjectOf(account)].filter(Boolean).join(":");

export type AccountRow = { kind: AccountKind; purposeId: string | null; claimId: string | null };

/** An account as its row has it. */
export function refOf({ kind, purposeId, claimId }: AccountRow): AccountRef {
  if (kind === "reserved") return { kind, claimId: claimId ?? "" };
  if (kind === "restricted") return { kind, purposeId: purposeId ?? "" };
  if (kind === "wishes" || kind === "fees" || kind === "delivery" || kind === "disputes")
    return purposeId ? { kind, purposeId } : { kind };
  return { kind };
}
