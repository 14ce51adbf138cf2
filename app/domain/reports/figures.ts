import type { AccountKind } from "../ledger/accounts";
import type { EntryKind } from "../ledger/kinds";
import { breakdown, type Cell, type Counts } from "./cells";

/** What moved, debits less credits in minor units. */
export type Moved = { account: AccountKind; kind: EntryKind; minor: bigint };

/** How money comes in, as a report tells it. */
export const incomeKinds = ["payment", "transfer", "cash", "platform"] as const;
export type IncomeKind = (typeof incomeKinds)[number];

/** A fund's money in a period, in minor units as text. `closing` is `opening` with all that follows it. */
export type MoneyFigures = {
  opening: string;
  income: { kind: IncomeKind; minor: string }[];
  /** Given back to donors, of what was there and of what was missing. */
  refunded: string;
  fees: string;
  /** Spent on wishes and on bringing them. */
  purchases: string;
  delivery: string;
  /** What disputes took, less what came back. */
  disputed: string;
  /** What reversals and adjustments made more or less of it. */
  corrected: string;
  closing: string;
  /** What was put aside for wishes, and what of that became free again. */
  allocated: string;
  released: string;
  /** Of the closing balance: put aside and not spent; free. */
  reserved: string;
  available: string;
};

const owned: readonly AccountKind[] = ["general", "restricted", "reserved"];
const expenses: readonly AccountKind[] = ["wishes", "delivery", "fees", "disputes"];

type Pick = { accounts: readonly AccountKind[]; kinds?: readonly EntryKind[] };
const sum = (moved: readonly Moved[], { accounts, kinds }: Pick) =>
  moved
    .filter(({ account, kind }) => accounts.includes(account) && (!kinds || kinds.includes(kind)))
    .reduce((whole, { minor }) => whole + minor, 0n);

/** The account of a period, from what moved before it and within it. */
export function moneyFigures(before: readonly Moved[], within: readonly Moved[]): MoneyFigures {
  const all = [...before, ...within];
  const held = (moved: readonly Moved[]) => -sum(moved, { accounts: [...owned, ...expenses] });
  const income = incomeKinds.map((kind) => ({
    kind,
    minor: -sum(within, { accounts: owned, kinds: [kind] }),
  }));
  const refunded = sum(within, { accounts: owned, kinds: ["refund"] });
  const spent = (account: AccountKind) => sum(within, { accounts: [account] });
  // What a refund lacked is a loss in the books; it went back to its donor all the same, and may come again.
  const lacked = sum(within, { accounts: ["disputes"], kinds: ["refund"] });
  const restored = sum(within, { accounts: ["disputes"], kinds: ["reversal"] });
  // What is borne of a loss was taken by a dispute, whichever account it left.
  const borne = sum(within, { accounts: owned, kinds: ["dispute_lost"] });
  const came = income.reduce((whole, { minor }) => whole + minor, 0n);
  const reserved = -sum(all, { accounts: ["reserved"] });
  const closing = held(all);
  const figures = {
    opening: held(before),
    refunded: refunded + lacked,
    fees: spent("fees"),
    purchases: spent("wishes"),
    delivery: spent("delivery"),
    disputed: spent("disputes") - lacked - restored + borne,
    corrected: -sum(within, { accounts: owned }) - came + refunded + borne - restored,
    closing,
    allocated: -sum(within, { accounts: ["reserved"], kinds: ["allocation"] }),
    released: sum(within, { accounts: ["reserved"], kinds: ["return", "leftover"] }),
    reserved,
    available: closing - reserved,
  };
  const texts = Object.fromEntries(
    Object.entries(figures).map(([name, minor]) => [name, minor.toString()]),
  ) as Record<keyof typeof figures, string>;
  return {
    ...texts,
    income: income
      .filter(({ minor }) => minor !== 0n)
      .map(({ kind, minor }) => ({ kind, minor: minor.toString() })),
  };
}

/** A wish of the report with its days; null is not (yet). */
export type WishDays = {
  wishId: string;
  childId: string;
  category: string;
  placeCode: string;
  postedOn: string | null;
  takenOn: string | null;
  grantedOn: string | null;
};

export type Period = { firstDay: string; lastDay: string };

/** How long wishes waited, in weeks; the last one is everything longer. */
export const waits = [7, 14, 21, 28, 35] as const;

export type WishFigures = Counts & {
  byCategory: Cell[];
  byPlace: Cell[];
  /** That a breakdown was left out, since its groups are too small. */
  held: { category: boolean; place: boolean };
  /** How many were granted, by month ("2026-03"). */
  byMonth: { month: string; granted: number }[];
  /** How many were granted within each of `waits`, then those that waited longer. */
  byWait: number[];
  /** Half of them waited so many days at most; null where none was granted. */
  medianDays: number | null;
};

/** What can go wrong, as the claims say; why stands in words. */
export const endings = ["released", "expired", "cancelled"] as const;
export type Ending = (typeof endings)[number];

export type Figures = {
  form: 1;
  currency: string | null;
  money: MoneyFigures | null;
  wishes: WishFigures;
  ended: { as: Ending; count: number }[];
};

/** The wishes that a period counts, with the columns in which it counts each. */
export function seenIn<Days extends Omit<WishDays, "childId">>(
  wishes: readonly Days[],
  { firstDay, lastDay }: Period,
) {
  const inside = (on: string | null) => on !== null && on >= firstDay && on <= lastDay;
  return wishes
    .map((wish) => ({
      wish,
      posted: inside(wish.postedOn),
      taken: inside(wish.takenOn),
      granted: inside(wish.grantedOn),
    }))
    .filter(({ posted, taken, granted }) => posted || taken || granted);
}

/** Counts the wishes of a period: each in every column whose day lies in it. */
export function wishFigures(wishes: readonly WishDays[], period: Period): WishFigures {
  const seen = seenIn(wishes, period);
  const by = (key: (wish: WishDays) => string) =>
    breakdown(seen.map(({ wish, ...is }) => ({ key: key(wish), childId: wish.childId, ...is })));
  const [category, place] = [by((wish) => wish.category), by((wish) => wish.placeCode)];
  const granted = seen.filter((one) => one.granted).map(({ wish }) => wish);
  const days = granted
    .map((wish) => daysBetween(wish.postedOn, wish.grantedOn!))
    .sort((a, b) => a - b);
  return {
    posted: seen.filter((one) => one.posted).length,
    taken: seen.filter((one) => one.taken).length,
    granted: granted.length,
    byCategory: category.cells,
    byPlace: place.cells,
    held: { category: !category.told, place: !place.told },
    byMonth: monthsOf(granted.map(({ grantedOn }) => grantedOn!)),
    byWait: [...waits, Infinity].map(
      (most, at) => days.filter((one) => one <= most && one > (waits[at - 1] ?? -1)).length,
    ),
    medianDays: days.length > 0 ? (days[Math.floor((days.length - 1) / 2)] ?? null) : null,
  };
}

const day = 86_400_000;
const daysBetween = (from: string | null, to: string) =>
  from === null ? 0 : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / day));

function monthsOf(days: readonly string[]) {
  const months = new Map<string, number>();
  for (const on of [...days].sort())
    months.set(on.slice(0, 7), (months.get(on.slice(0, 7)) ?? 0) + 1);
  return [...months].map(([month, granted]) => ({ month, granted }));
}

/** A fund's money as it travels to a page. */
export function wireMoney({ income, ...sums }: MoneyFigures, currency: string) {
  const wire = (minor: string) => ({ minor, currency });
  const all = Object.fromEntries(
    Object.entries(sums).map(([name, minor]) => [name, wire(minor)]),
  ) as Record<keyof typeof sums, { minor: string; currency: string }>;
  return { ...all, income: income.map(({ kind, minor }) => ({ kind, amount: wire(minor) })) };
}
export type WireMoneyFigures = ReturnType<typeof wireMoney>;

/**
 * By how much a report opens with more or less than the one of the days before closed with: what was
 * entered for those days after it was published. Null where it is nothing, or nobody told of them.
 */
export function lateOf(money: WireMoneyFigures | null, before?: Figures) {
  if (!money || !before?.money || before.currency !== money.opening.currency) return null;
  const minor = BigInt(money.opening.minor) - BigInt(before.money.closing);
  return minor === 0n ? null : { minor: minor.toString(), currency: money.opening.currency };
}
