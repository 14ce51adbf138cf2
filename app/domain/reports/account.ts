import type { IncomeKind, WireMoneyFigures } from "./figures";

type Sums = Exclude<keyof WireMoneyFigures, "income">;

/** A line of a fund's account, with its sign; `within` says that it is a part of the one above. */
export type AccountLine = {
  of: { sum: Sums } | { income: IncomeKind };
  minor: string;
  within: boolean;
};

/** The account of a period, line by line: what was there, what came and went, what is there. */
export function accountLines(money: WireMoneyFigures): AccountLine[] {
  const line = (sum: Sums, sign: 1n | -1n = 1n): AccountLine => ({
    of: { sum },
    minor: (sign * BigInt(money[sum].minor)).toString(),
    within: false,
  });
  const income = money.income.map(({ kind, amount }) => ({
    of: { income: kind },
    minor: amount.minor,
    within: false,
  }));
  const gone = (["refunded", "disputed", "fees", "purchases", "delivery"] as const).map((sum) =>
    line(sum, -1n),
  );
  return [
    line("opening"),
    ...[...income, ...gone, line("corrected")].filter(({ minor }) => minor !== "0"),
    line("closing"),
    { ...line("reserved"), within: true },
    { ...line("available"), within: true },
  ];
}
