/** How many days before a batch closes its open wishes are proposed to funds. */
export const proposeDays = 14;

/** Why a wish stands where it does among those proposed. */
export type Reason =
  | { kind: "meant"; purpose: string }
  | { kind: "closes"; days: number }
  | { kind: "waits"; days: number };

export type Candidate = {
  id: string;
  closesAt: Date;
  openedAt: Date;
  /** What was given for it, its batch or its programme, by name; empty where nothing was. */
  meantBy: string;
  /** What it would reserve; null where no rate is known. */
  cost: bigint | null;
};

const day = 86_400_000;
const wholeDays = (ms: number) => Math.max(0, Math.floor(ms / day));

/**
 * Ranks wishes: what money was given for comes first, then whose batch closes on the nearest day,
 * then who has waited longest, then what costs least, so that the same money reaches more.
 */
export function rank<Wish extends Candidate>(
  wishes: readonly Wish[],
  now: Date,
): (Wish & { reasons: Reason[] })[] {
  const keys = (one: Wish) => [
    one.meantBy ? 0 : 1,
    wholeDays(one.closesAt.getTime() - now.getTime()),
    -wholeDays(now.getTime() - one.openedAt.getTime()),
    Number(one.cost ?? 0n),
  ];
  return [...wishes]
    .map((one) => ({ one, keys: keys(one) }))
    .sort(
      (a, b) =>
        a.keys.map((key, at) => key - (b.keys[at] ?? 0)).find((difference) => difference !== 0) ??
        a.one.id.localeCompare(b.one.id),
    )
    .map(({ one }) => ({ ...one, reasons: reasonsOf(one, now) }));
}

const reasonsOf = (one: Candidate, now: Date): Reason[] => [
  ...(one.meantBy ? [{ kind: "meant" as const, purpose: one.meantBy }] : []),
  { kind: "closes", days: wholeDays(one.closesAt.getTime() - now.getTime()) },
  { kind: "waits", days: wholeDays(now.getTime() - one.openedAt.getTime()) },
];
