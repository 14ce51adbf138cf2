import { amountOf } from "./amounts";
import { purses } from "./choices";

/** The most that one line may cost, in minor units: a slip of the hand. */
const most = 10_000_000_00n;

/** What was typed for a field, in minor units; zero where nothing was, or zero. */
export const sumAt = (typed: string, currency: string, field: string): bigint =>
  /^[0.\s]*$/.test(typed) ? 0n : amountOf(typed, currency, field, most);

/**
 * Shares a cost among lines by what each cost, to the last unit: the largest remainders get what
 * rounding leaves, the first of equals first.
 */
export function share(cost: bigint, lines: readonly bigint[]): bigint[] {
  const whole = lines.reduce((sum, minor) => sum + minor, 0n);
  if (whole === 0n) return lines.map(() => 0n);
  const shares = lines.map((minor) => (cost * minor) / whole);
  let rest = cost - shares.reduce((sum, minor) => sum + minor, 0n);
  const byRemainder = lines
    .map((minor, at) => ({ at, remainder: (cost * minor) % whole }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { at } of byRemainder) {
    if (rest === 0n) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    rest -= 1n;
  }
  return shares;
}

/** Where money leaves from, of the accounts there are. */
export const purseOf = (kind: string) => ({ kind: purses.find((one) => one === kind) ?? "bank" });
