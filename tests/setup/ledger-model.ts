/**
 * What an entry does to the money, in words other than debits and credits: where it lies, what it
 * was given for, what was spent of that, what is promised to whom, what is lost and what is owed.
 */
export type Effect = {
  kind: string;
  lies: Record<string, bigint>;
  given: Record<string, bigint>;
  spent: Record<string, bigint>;
  promised: Record<string, bigint>;
  /** What each purpose has put into a claim, by `claim purpose`; leftovers are nobody's. */
  put: Record<string, bigint>;
  /** What disputes took, by what it was given for. */
  lost: Record<string, bigint>;
  owed: bigint;
};
export const nothing = (kind: string): Effect => ({
  ...{ kind, lies: {}, given: {}, spent: {}, promised: {}, put: {}, lost: {} },
  owed: 0n,
});

const least = (a: bigint, b: bigint) => (a < b ? a : b);
export const sum = (values: Iterable<bigint>) =>
  [...values].reduce((total, one) => total + one, 0n);
const added = (into: Record<string, bigint>, more: Record<string, bigint>) => {
  for (const [key, minor] of Object.entries(more)) into[key] = (into[key] ?? 0n) + minor;
};
const negated = (record: Record<string, bigint>) =>
  Object.fromEntries(Object.entries(record).map(([key, minor]) => [key, -minor]));
export const opposite = (effect: Effect): Effect => ({
  kind: "reversal",
  lies: negated(effect.lies),
  given: negated(effect.given),
  spent: negated(effect.spent),
  promised: negated(effect.promised),
  put: negated(effect.put),
  lost: negated(effect.lost),
  owed: -effect.owed,
});

/** One ledger as it should be. */
export class Model {
  money = nothing("all");
  entries: { id: string; effect: Effect; reversed: boolean }[] = [];

  /** What a purpose has free: what was given for it and is not promised, less what was spent of it. */
  free = (purpose: string, money = this.money) =>
    (money.given[purpose] ?? 0n) -
    sum(
      Object.entries(money.spent)
        .filter(([key]) => key.endsWith(` ${purpose}`))
        .map(([, minor]) => minor),
    );

  purposesIn = ({ given, spent }: Effect) =>
    new Set([...Object.keys(given), ...Object.keys(spent).map((key) => key.split(" ")[1]!)]);

  after(effect: Effect): Effect {
    const all = structuredClone(this.money);
    for (const part of ["lies", "given", "spent", "promised", "put", "lost"] as const)
      added(all[part], effect[part]);
    all.owed += effect.owed;
    return all;
  }

  /** Why an entry is refused, or null. */
  refusal(effect: Effect): string | null {
    const all = this.after(effect);
    const purposes = [...this.purposesIn(effect)];
    const lowered = purposes.filter((purpose) => this.free(purpose, effect) < 0n);
    if (lowered.some((purpose) => this.free(purpose, all) < 0n)) return "ledger_short";
    for (const [claim, minor] of Object.entries(effect.promised)) {
      if (minor >= 0n) continue;
      const puts = Object.entries(all.put).filter(([key]) => key.startsWith(`${claim} `));
      if (all.promised[claim]! < 0n || puts.some(([, put]) => put < 0n)) return "ledger_short";
    }
    const spends =
      Object.values(effect.promised).some((minor) => minor > 0n) ||
      Object.entries(effect.spent).some(([key, minor]) => !key.startsWith("fees") && minor > 0n);
    const left = sum([...this.purposesIn(all)].map((purpose) => this.free(purpose, all)));
    const change = sum(purposes.map((purpose) => this.free(purpose, effect)));
    const lost = sum(Object.values(all.lost));
    if (spends && change < 0n && left < lost) return "ledger_short";
    const passes = purposes.some((purpose) => this.free(purpose, effect) > 0n);
    const gone = (purpose: string) => least(all.lost[purpose] ?? 0n, lost);
    const hollow = lowered.some(
      (purpose) => gone(purpose) > 0n && this.free(purpose, all) < gone(purpose),
    );
    if ((spends || passes) && hollow) return "ledger_short";
    if ((effect.lies.elsewhere ?? 0n) < 0n && all.lies.elsewhere! < 0n) return "platform_short";
    if (effect.kind === "dispute_lost" && this.bearsAnother(effect))
      return "entries_restriction_check";
    if (effect.kind === "purchase" && lowered.length > 0) return "entries_restriction_check";
    return null;
  }

  /** Whether a purpose gives more for losses than its own came to. */
  bearsAnother = ({ given, lost }: Effect) =>
    Object.entries(given).some(
      ([purpose, minor]) => purpose !== "general" && minor < (lost[purpose] ?? 0n),
    );

  take(id: string, effect: Effect) {
    this.money = this.after(effect);
    this.entries.push({ id, effect, reversed: false });
  }

  /** The balances by the accounts' own names. */
  balances(): Record<string, bigint> {
    const { lies, given, spent, promised, lost, owed } = this.money;
    const all: Record<string, bigint> = { ...lies, refunds: owed };
    const ofPurpose = (kind: string, purpose: string) =>
      purpose === "general" ? kind : `${kind}:${purpose}`;
    for (const [purpose, minor] of Object.entries(given))
      all[purpose === "general" ? purpose : `restricted:${purpose}`] = minor;
    for (const [key, minor] of Object.entries(spent)) {
      const [kind, purpose] = key.split(" ") as [string, string];
      all[ofPurpose(kind, purpose)] = minor;
    }
    for (const [purpose, minor] of Object.entries(lost))
      all[ofPurpose("disputes", purpose)] = minor;
    for (const [claim, minor] of Object.entries(promised)) all[`reserved:${claim}`] = minor;
    return Object.fromEntries(Object.entries(all).filter(([, minor]) => minor !== 0n));
  }
}
