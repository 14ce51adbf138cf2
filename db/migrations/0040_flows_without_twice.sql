-- A refund that came back went nowhere: neither did it come in a second time nor is it gone back. What disputes
-- took beyond what a fund has is told as a shortfall, and never as money that is there, below zero.
create or replace view public_fund_flows as
  with parts as (
    select a.ledger_id, a.kind, r.kind as entry, r.minor
    from ledger_rollups r join ledger_accounts a on a.id = r.account_id where a.kind <> 'reserved'
    union all select a.ledger_id, a.kind, e.kind, p.minor
    from postings p join entries e on e.id = p.entry_id join ledger_accounts a on a.id = p.account_id
    where p.written_by >= coalesce((select before from ledger_folds), '0'::xid8) and a.kind <> 'reserved'),
  sums as (
    select ledger_id,
      coalesce(-sum(minor) filter (where kind in ('general', 'restricted')), 0) as owned,
      coalesce(sum(minor) filter (where kind in ('wishes', 'delivery')), 0) as spent,
      coalesce(sum(minor) filter (where kind = 'fees'), 0) as fees,
      coalesce(sum(minor) filter (where kind = 'disputes'), 0) as disputed,
      coalesce(sum(minor) filter (where kind in ('general', 'restricted') and entry in ('refund', 'dispute_lost')), 0) as returned,
      coalesce(sum(minor), 0) as reserved
    from parts group by ledger_id),
  restored as (
    select r.ledger_id, sum(p.minor) as minor
    from entries r join entries e on e.id = r.reverses_id and e.kind in ('refund', 'dispute_lost')
      join postings p on p.entry_id = r.id
      join ledger_accounts a on a.id = p.account_id and a.kind in ('general', 'restricted')
    where r.reverses_id is not null group by r.ledger_id),
  there as (
    select e.ledger_id, sum(p.minor) as delivered
    from entries e join postings p on p.entry_id = e.id
      join ledger_accounts a on a.id = p.account_id and a.kind in ('wishes', 'delivery')
    where e.kind = 'purchase' and not exists (
        select 1 from postings q join ledger_accounts b on b.id = q.account_id join claims c on c.id = b.claim_id
        where q.entry_id = e.id and c.state not in ('delivered', 'confirmed'))
      or e.kind = 'return' and exists (
        select 1 from purchase_returns r join purchase_lines l on l.id = r.line_id
          join allocations x on x.id = l.allocation_id join claims c on c.id = x.claim_id
        where r.id = e.source_id and c.state in ('delivered', 'confirmed'))
    group by e.ledger_id)
  select f.id as fund_id, f.currency,
    (coalesce(s.owned + s.returned + s.reserved, 0) + coalesce(b.minor, 0))::bigint as came_in,
    (coalesce(s.returned + s.disputed, 0) + coalesce(b.minor, 0))::bigint as returned,
    coalesce(s.fees, 0)::bigint as fees,
    greatest(coalesce(s.owned - s.spent - s.fees - s.disputed, 0), 0)::bigint as available,
    coalesce(s.reserved, 0)::bigint as reserved,
    coalesce(s.spent, 0)::bigint as spent,
    coalesce(t.delivered, 0)::bigint as delivered,
    greatest(-coalesce(s.owned - s.spent - s.fees - s.disputed, 0), 0)::bigint as shortfall
  from public_funds f
  left join ledgers l on l.fund_id = f.id and l.currency = f.currency
  left join sums s on s.ledger_id = l.id
  left join restored b on b.ledger_id = l.id
  left join there t on t.ledger_id = l.id;
