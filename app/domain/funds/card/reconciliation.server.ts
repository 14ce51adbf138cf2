import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { query } from "../../door.server";
import { serves } from "../../actor";
import { payoutsToEnter } from "../adjust/payouts.server";
import { ofFundInput } from "../input";
import { mayTend } from "../may";
import { fundBySlug } from "../rows.server";

export type Difference = {
  what:
    | "transaction_unbooked"
    | "entry_differs"
    | "entry_unknown"
    | "payout_differs"
    | "payout_unbooked"
    | "balance_differs";
  /** What the provider calls it. */
  reference: string;
  /** Why a transaction has no entry. */
  trouble: string | null;
  currency: string;
  /** What the provider says, and what the books say. */
  theirs: bigint | null;
  ours: bigint | null;
  on: string;
};

const mostDifferences = 200;

/**
 * Where the provider and the books of a charity's funds don't say the same, newest first. Whether a
 * payout is the sum of its parts is seen only with the parts of all funds. One that came back moved
 * nothing in the end, and gives the next one its parts instead of its sum.
 */
async function differencesOf(
  tx: Tx,
  { charityId, fundId }: { charityId: string; fundId: string | null },
): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with mine as (select * from provider_transactions where charity_id = ${charityId}
        and (${fundId}::uuid is null or fund_id = ${fundId})),
      by_hand as (select * from adjustments where payout_id is not null and state = 'approved'
        and (${fundId}::uuid is null or fund_id = ${fundId})),
      sides as (
        select e.id, e.provider_ref, e.happened_on, l.currency, sum(p.minor) filter (where a.kind = 'stripe') as net,
          case when e.source_type = 'payout' then e.source_id end as payout_id
        from entries e join ledgers l on l.id = e.ledger_id join organizations o on o.id = e.fund_id
          join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
        where o.host_id = ${charityId} and (${fundId}::uuid is null or e.fund_id = ${fundId})
        group by e.id, l.currency
        having bool_or(a.kind = 'stripe'))
    select 'transaction_unbooked' as what, id as reference, trouble, currency, net as theirs, null::bigint as ours,
      happened_at::date::text as on from mine where trouble is not null
    union all select 'entry_differs', m.id, null, m.currency, m.net, s.net::bigint, m.happened_at::date::text
      from mine m join sides s on s.id = m.entry_id where s.net <> m.net
    union all select 'entry_unknown', provider_ref, null, currency, null, net::bigint, happened_on::text from sides s
      where provider_ref is not null and not exists (
        select from provider_transactions t where t.id = s.provider_ref and t.charity_id = ${charityId})
      and not exists (
        select from payouts y where y.transaction = s.provider_ref and y.charity_id = ${charityId})
    union all select 'payout_differs', y.provider_ref, null, y.currency, y.minor, t.net::bigint, y.arrived_on::text
      from payouts y cross join lateral (select coalesce(sum(net), (select sum(minor) from by_hand
          where payout_id = y.id), 0) as net from provider_transactions t
        where t.payout = y.provider_ref and t.kind <> 'payout_failed') t
      where ${fundId}::uuid is null and y.charity_id = ${charityId} and y.state = 'paid' and t.net <> y.minor
    union all select 'payout_unbooked', y.provider_ref, null, y.currency, t.net::bigint, coalesce(s.net, 0)::bigint,
        y.arrived_on::text
      from payouts y
        cross join lateral (select -coalesce(sum(net), (select sum(minor) from by_hand
            where payout_id = y.id and y.state = 'paid'), 0) as net from provider_transactions t
          where y.state = 'paid' and t.payout = y.provider_ref and t.entry_id is not null
            and (${fundId}::uuid is null or t.fund_id = ${fundId})) t
        cross join lateral (select sum(net) as net from sides s where s.payout_id = y.id) s
      where y.charity_id = ${charityId} and t.net <> coalesce(s.net, 0)
    union all select 'balance_differs', '', null, b.currency, b.minor, coalesce(s.net, 0)::bigint, b.read_at::date::text
      from provider_balances b left join (select currency, sum(net) as net from sides group by 1) s using (currency)
      where ${fundId}::uuid is null and b.charity_id = ${charityId} and b.minor <> coalesce(s.net, 0)
    order by 7 desc, 2 limit ${mostDifferences}`.execute(tx);
  return rows;
}

/**
 * What the payment provider says against what the books say, for a fund's desk; the host charity's
 * people see all its funds together and the balance of its account. Between payouts on their way and
 * the books the balance may differ, and is listed.
 */
export const reconciliation = query("funds.reconciliation", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, _, fund) {
    const { fundId, hostId, hostName } = fund;
    const whole = serves(actor, hostId);
    const differences = await differencesOf(tx, {
      charityId: hostId,
      fundId: whole ? null : fundId,
    });
    const payouts = await tx
      .selectFrom("payouts")
      .select(["id", "providerRef", "minor", "currency", "state", "arrivedOn", "seenAt"])
      .where("charityId", "=", hostId)
      .orderBy("arrivedOn", "desc")
      .limit(12)
      .execute();
    const { rows: read } = await sql<{ last: Date | null }>`
      select greatest((select max(seen_at) from provider_transactions where charity_id = ${hostId}),
        (select max(seen_at) from payouts where charity_id = ${hostId}), (select max(read_at) from provider_balances where charity_id = ${hostId})) as last`.execute(
      tx,
    );
    const money = (minor: bigint | null, currency: string) =>
      minor === null ? null : { minor: minor.toString(), currency };
    return {
      ...{ whole, hostName },
      /** Payouts by hand that the fund has not entered. */
      toEnter: (await payoutsToEnter(tx, fund)).length,
      readAt: read[0]?.last?.toISOString() ?? null,
      differences: differences.map(({ theirs, ours, currency, ...one }) => ({
        ...one,
        theirs: money(theirs, currency),
        ours: money(ours, currency),
      })),
      payouts: payouts.map(({ minor, currency, seenAt: _seen, ...one }) => ({
        ...one,
        amount: { minor: minor.toString(), currency },
      })),
    };
  },
});
