import { publicDb } from "~/platform/db.server";
import type { Category } from "../wishes/input";

type Place = { code: string; zh: string; en: string };

/** The names of places, by code. */
async function placesOf(codes: readonly string[]): Promise<Place[]> {
  if (codes.length === 0) return [];
  const rows = await publicDb
    .selectFrom("places")
    .select(["code", "nameZh as zh", "nameEn as en"])
    .where("code", "in", [...codes])
    .orderBy("code")
    .execute();
  return rows;
}

const moneyIn = (currency: string) => (minor: bigint) => ({ minor: minor.toString(), currency });

/** Every fund with what came in and what was spent; those that are at work first. */
export async function publicFunds() {
  const rows = await publicDb
    .selectFrom("publicFunds as f")
    .innerJoin("publicFundFlows as l", "l.fundId", "f.id")
    .select(["f.slug", "f.name", "f.purpose", "f.hostName", "f.modes", "f.currency", "f.closedAt"])
    .select(["l.cameIn", "l.available", "l.spent"])
    .orderBy((eb) => eb("f.closedAt", "is not", null))
    .orderBy("f.openedAt")
    .limit(200)
    .execute();
  return rows.map(({ closedAt, cameIn, available, spent, currency, modes, ...fund }) => {
    const money = moneyIn(currency);
    return {
      ...fund,
      modes: [...modes],
      closed: closedAt !== null,
      cameIn: money(cameIn),
      available: money(available),
      spent: money(spent),
    };
  });
}

/** The addresses of all funds. */
export async function publishedFunds(): Promise<string[]> {
  const rows = await publicDb.selectFrom("publicFunds").select("slug").orderBy("slug").execute();
  return rows.map(({ slug }) => slug);
}

/** All that a fund's page shows; null where there is none, for whatever reason. */
export async function publicFund(slug: string) {
  if (!/^[a-z0-9-]{1,40}$/.test(slug)) return null;
  const fund = await publicDb
    .selectFrom("publicFunds")
    .selectAll()
    .where("slug", "=", slug)
    .executeTakeFirst();
  if (!fund) return null;
  const { id, openedAt, closedAt, placeCodes, currency, modes, categories, ...said } = fund;
  const [places, flow, wishes] = await Promise.all([
    placesOf(placeCodes),
    flowOf(id),
    wishesOf(id),
  ]);
  return {
    ...said,
    currency,
    modes: [...modes],
    categories: categories as Category[],
    places,
    openedAt: openedAt.toISOString(),
    closed: closedAt !== null,
    flow,
    wishes,
  };
}

/** How many wishes the fund granted and is granting: numbers alone, which name no child. */
async function wishesOf(fundId: string) {
  const counted = await publicDb
    .selectFrom("publicFundGrants")
    .select(["granted", "onTheWay"])
    .where("fundId", "=", fundId)
    .executeTakeFirst();
  return { granted: Number(counted?.granted ?? 0n), onTheWay: Number(counted?.onTheWay ?? 0n) };
}

/** Where a fund's money went, in its own currency, from the books alone. */
async function flowOf(fundId: string) {
  const { currency, ...sums } = await publicDb
    .selectFrom("publicFundFlows")
    .select(["currency", "cameIn", "returned", "fees", "available", "reserved", "spent"])
    .select(["delivered", "shortfall"])
    .where("fundId", "=", fundId)
    .executeTakeFirstOrThrow();
  const money = moneyIn(currency);
  return {
    cameIn: money(sums.cameIn),
    returned: money(sums.returned),
    fees: money(sums.fees),
    available: money(sums.available),
    reserved: money(sums.reserved),
    spent: money(sums.spent),
    delivered: money(sums.delivered),
    shortfall: money(sums.shortfall),
  };
}
export type Flow = Awaited<ReturnType<typeof flowOf>>;
