import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import {
  classOf,
  isDebit,
  purposeOf,
  refOf,
  type AccountKind,
  type AccountRef,
  type AccountRow,
  type AssetAccount,
} from "./accounts";
import type { EntryKind } from "./kinds";

export type Balance = { account: AccountRef; currency: string; minor: bigint };

type Asked = { fundId: string; currency?: string; upTo?: bigint };

/**
 * What each account of a fund holds, in minor units and positive in its own nature; accounts at zero
 * are left out. `upTo` tells it as of a sealed number of the chain.
 * @throws Error when that number is not sealed yet, since the answer could still change.
 */
export const balancesOf = (tx: Tx, asked: Asked): Promise<Balance[]> => holdings(tx, asked, true);

async function holdings(tx: Tx, { fundId, currency, upTo }: Asked, claimsToo: boolean) {
  if (upTo !== undefined) await mustBeSealed(tx, upTo);
  const { rows } = await sql<AccountRow & { currency: string; minor: bigint }>`
    select * from ledger_balances(${fundId}::uuid, ${currency ?? null}::text, ${upTo ?? null}::bigint,
      ${claimsToo}) order by currency, kind, purpose_id, claim_id`.execute(tx);
  return rows.map((row) => ({
    account: refOf(row),
    currency: row.currency,
    minor: isDebit(row) ? row.minor : -row.minor,
  }));
}

export type Available = {
  /** What is free of what was given for anything. */
  general: bigint;
  /** What is free of what was given for a purpose, by its id. */
  restricted: Map<string, bigint>;
  /** What disputes took and nobody has borne yet: so much less lies there than is available in name. */
  shortfall: bigint;
  /** Of which purpose they took it; null for the general money. */
  lost: Map<string | null, bigint>;
  /** What goes back to its givers by card and left the books not yet, by purpose; null for the general money. */
  due: Map<string | null, bigint>;
};

/** What stands for each purpose of a fund in a currency: what came in, less what was reserved and spent. */
export async function availableOf(
  tx: Tx,
  { fundId, currency }: { fundId: string; currency: string },
): Promise<Available> {
  const found: Available = {
    ...{ general: 0n, restricted: new Map(), shortfall: 0n, lost: new Map() },
    due: await refundsDue(tx, { fundId, currency }),
  };
  for (const { account, minor } of await holdings(tx, { fundId, currency }, false)) {
    if (account.kind === "disputes") {
      found.shortfall += minor;
      found.lost.set(purposeOf(account), minor);
    }
    if (!["owned", "expense"].includes(classOf(account))) continue;
    const free = isDebit(account) ? -minor : minor;
    const purpose = purposeOf(account);
    if (purpose === null) found.general += free;
    else found.restricted.set(purpose, (found.restricted.get(purpose) ?? 0n) + free);
  }
  return found;
}

async function refundsDue(tx: Tx, { fundId, currency }: { fundId: string; currency: string }) {
  const { rows } = await sql<{ purposeId: string | null; minor: bigint }>`
    select purpose_id, minor from refunds_due(${fundId}::uuid, ${currency})`.execute(tx);
  return new Map(rows.map(({ purposeId, minor }) => [purposeId, minor]));
}

/**
 * What a fund can still promise: of a purpose whose gifts disputes took, only what is left without
 * them, until the loss is borne. What lies there of it was given by others for something else. Nor
 * does it promise what it decided to give back.
 */
export function promisable({ general, restricted, shortfall, lost, due }: Available) {
  const whole = (of: string | null, standing: bigint) => {
    const gone = least(lost.get(of) ?? 0n, shortfall);
    return standing - (gone > 0n ? gone : 0n) - (due.get(of) ?? 0n);
  };
  return {
    general: whole(null, general),
    restricted: new Map([...restricted].map(([of, minor]) => [of, whole(of, minor)])),
  };
}

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** What lies somewhere, in minor units. */
export async function liesAt(
  tx: Tx,
  { fundId, currency }: { fundId: string; currency: string },
  place: AssetAccount["kind"],
): Promise<bigint> {
  const all = await holdings(tx, { fundId, currency }, false);
  return all.find(({ account }) => account.kind === place)?.minor ?? 0n;
}

export type Turnover = {
  account: AccountKind;
  purposeId: string | null;
  kind: EntryKind;
  /** Debits less credits, in minor units. */
  minor: bigint;
};

/**
 * What moved from the first day to the last, by kind of account and of entry; all claims' accounts
 * are told as one. `upTo` tells it as it was known at a sealed number of the chain.
 */
export async function turnoverOf(
  tx: Tx,
  asked: { fundId: string; currency: string; firstDay: string; lastDay: string; upTo?: bigint },
): Promise<Turnover[]> {
  const { fundId, currency, firstDay, lastDay, upTo } = asked;
  if (upTo !== undefined) await mustBeSealed(tx, upTo);
  const { rows } = await sql<Turnover>`
    select * from ledger_turnover(${fundId}::uuid, ${currency}, ${firstDay}::date, ${lastDay}::date,
      ${upTo ?? null}::bigint) order by account, purpose_id, kind`.execute(tx);
  return rows;
}

/** The newest number of the chain, as of which a figure can be told. */
export async function sealedNumber(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`select sealed_number() as number`.execute(tx);
  return rows[0]?.number ?? 0n;
}

async function mustBeSealed(tx: Tx, upTo: bigint) {
  if (upTo > (await sealedNumber(tx))) throw new Error(`Number ${upTo} is not sealed yet`);
}
