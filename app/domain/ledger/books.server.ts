import { sql } from "kysely";
import { z } from "zod";
import { log } from "~/platform/log.server";
import { query, sweep } from "../door.server";
import { isSteward } from "../actor";
import { sealedNumber } from "./balances.server";
import { laws, type Finding } from "./laws.server";
import type { Tx } from "~/platform/db.server";

export type Books = {
  /** The newest number of the chain. */
  sealed: bigint;
  entries: bigint;
  laws: { number: number; name: string; findings: Finding[] }[];
  /** What disputes took and nobody has borne yet: no broken law, but told. */
  shortfalls: { fund: string; currency: string; minor: bigint }[];
};

async function read(tx: Tx): Promise<Books> {
  const looked = [];
  for (const { number, name, broken } of laws)
    looked.push({ number, name, findings: await broken(tx) });
  const { rows } = await sql<{ count: bigint }>`select count(*) from entries`.execute(tx);
  const shortfalls = await sql<Books["shortfalls"][number]>`
    select o.slug as fund, l.currency, sum(p.minor)::bigint as minor
    from ledger_accounts a join ledgers l on l.id = a.ledger_id join organizations o on o.id = l.fund_id
      join postings p on p.account_id = a.id
    where a.kind = 'disputes' group by 1, 2 having sum(p.minor) > 0 order by 1, 2`.execute(tx);
  return {
    sealed: await sealedNumber(tx),
    entries: rows[0]?.count ?? 0n,
    laws: looked,
    shortfalls: shortfalls.rows,
  };
}

/** Looks at all the books of the installation by every law. */
export const lookAtBooks = query("ledger.lookAtBooks", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system" || isSteward(actor),
  read: ({ tx }) => read(tx),
});

/** The same look each night: a broken law is an error in the log. */
export const checkBooks = sweep("ledger.checkBooks", async ({ tx }) => {
  const broken = (await read(tx)).laws.filter(({ findings }) => findings.length > 0);
  for (const { number, name, findings } of broken)
    log.error({ number, name, findings }, "the books break a law of money");
  return broken.length;
});
