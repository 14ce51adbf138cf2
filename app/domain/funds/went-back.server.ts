import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { asTheClock } from "../as-the-clock.server";

/**
 * What of the money for a promise left the books again, before fees and in minor units: `back` is what
 * refunds and lost disputes took for good, `held` what disputes took that a bank still decides on. A
 * donor sees no disputes and no books; these two sums of his own gift are his to know.
 */
export const wentBackOf = (tx: Tx, pledgeId: string): Promise<{ back: bigint; held: bigint }> =>
  asTheClock(tx, async () => {
    const { rows } = await sql<{ back: bigint; held: bigint }>`
      with given as (select id from payments where pledge_id = ${pledgeId}::uuid and cleared_at is not null),
      taken as (
        select 'refund' as kind, id, true as for_good from refunds
        where payment_id in (select id from given)
        union all select 'dispute', id, state <> 'open' from disputes
        where payment_id in (select id from given))
      select coalesce(-sum(p.minor) filter (where t.for_good), 0)::bigint as back,
        coalesce(-sum(p.minor) filter (where not t.for_good), 0)::bigint as held
      from taken t join entries e on e.source_type = t.kind and e.source_id = t.id
        join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where a.kind in ('bank', 'stripe', 'elsewhere', 'fees')`.execute(tx);
    return rows[0] ?? { back: 0n, held: 0n };
  });
