import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

/** One entry a balance transaction, with its net on the provider's account; or the reason why there is none. */
export const providerAgrees: Law = {
  number: 5,
  name: "what the payment provider says of its balance stands in the books to the last unit, or is listed",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      with sides as (
        select e.id, e.provider_ref, o.host_id, sum(p.minor) as net
        from entries e join organizations o on o.id = e.fund_id
          join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id and a.kind = 'stripe'
        group by e.id, o.host_id)
      select 'transaction_differs' as what, t.id as reference, coalesce(s.net, 0)::text as ours, t.net::text as theirs
      from provider_transactions t left join sides s on s.id = t.entry_id
      where t.entry_id is not null and coalesce(s.net, 0) <> t.net
      union all
      select 'transaction_unlisted', t.id, '', t.net::text from provider_transactions t
      where t.entry_id is null and t.trouble is null and t.kind not in ('payout', 'payout_failed')
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/**
 * What funds have in a payout, or said that they had in one by hand, is what moved to their banks by it. One that failed moved nothing in the
 * end; what was in it moves with the next one that brings it.
 */
export const payoutsAddUp: Law = {
  number: 5,
  name: "the entries of a payout come to what its transactions come to",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'payout_differs' as what, y.provider_ref as reference, coalesce(s.net, 0)::text as ours,
        (-coalesce(t.net, 0))::text as theirs
      from payouts y
        cross join lateral (select coalesce(sum(net), (select sum(minor) from adjustments j
            where j.payout_id = y.id and j.state = 'approved' and y.state = 'paid')) as net from provider_transactions t
          where y.state = 'paid' and t.payout = y.provider_ref and t.entry_id is not null
            and t.seen_at <= y.seen_at) t
        cross join lateral (
          select sum(p.minor) as net from entries e join postings p on p.entry_id = e.id
            join ledger_accounts a on a.id = p.account_id and a.kind = 'stripe'
          where e.source_type = 'payout' and e.source_id = y.id) s
      where coalesce(s.net, 0) <> -coalesce(t.net, 0)
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

export const paymentsOnce: Law = {
  number: 6,
  name: "a payment has one entry, and what waited to be applied was",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'payment_twice' as what, source_id::text as reference, count(*)::text as times from entries
      where kind = 'payment' and source_type = 'payment' group by source_id having count(*) > 1
      union all
      select 'event_waits', event_id, '' from provider_events
      where applied_at is null and received_at < clock_timestamp() - interval '1 day'
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

export const refundsWithin: Law = {
  number: 7,
  name: "no more went back than was paid, and who asked, who approved and who got it are three",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'refund_exceeds_payment' as what, y.id::text as payment, y.minor::text as paid, r.back::text as back
      from payments y join (select payment_id, sum(minor) as back from refunds
        where state not in ('rejected', 'failed') group by 1) r on r.payment_id = y.id
      where r.back > y.minor
      union all
      select 'refund_by_one', r.payment_id::text, r.minor::text, r.id::text
      from refunds r join payments y on y.id = r.payment_id left join pledges p on p.id = y.pledge_id
      where r.asked_by = r.decided_by and r.state <> 'rejected' or p.person_id in (r.asked_by, r.decided_by)
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
