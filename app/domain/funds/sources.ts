import type { FundAccount } from "../ledger/accounts";

/** Money of a fund's account: of a purpose, or general where there is none. */
export type Source = { purposeId: string | null; minor: bigint };

export const fundAccount = (purposeId: string | null): FundAccount =>
  purposeId ? { kind: "restricted", purposeId } : { kind: "general" };

type Free = { general: bigint; restricted: ReadonlyMap<string, bigint> };

/**
 * From which accounts a sum is taken: what is given for the nearest purpose first, in the order of
 * `fitting`, and general money last; so that what can go anywhere is kept for what has nothing else.
 * Null when all of them together have less.
 */
export function takeFrom(free: Free, fitting: readonly string[], need: bigint): Source[] | null {
  const taken: Source[] = [];
  let missing = need;
  for (const purposeId of [...fitting, null]) {
    const there = purposeId === null ? free.general : (free.restricted.get(purposeId) ?? 0n);
    const minor = there < missing ? there : missing;
    if (minor <= 0n) continue;
    taken.push({ purposeId, minor });
    missing -= minor;
  }
  return missing === 0n ? taken : null;
}

/** What all accounts that fit have together. */
export const within = (free: Free, fitting: readonly string[]): bigint =>
  fitting.reduce(
    (sum, id) => sum + positive(free.restricted.get(id) ?? 0n),
    positive(free.general),
  );

const positive = (minor: bigint) => (minor > 0n ? minor : 0n);

/** How much of each source a sum uses up, in their order; the rest of each is left over. */
export function useUp(sources: readonly Source[], need: bigint): Source[] {
  let missing = need;
  return sources.map(({ purposeId, minor }) => {
    const used = minor < missing ? minor : missing;
    missing -= used;
    return { purposeId, minor: used };
  });
}

/** The sum of sources. */
export const sumOf = (sources: readonly Source[]): bigint =>
  sources.reduce((sum, { minor }) => sum + minor, 0n);
