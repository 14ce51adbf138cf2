import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

/** Whether what an allocation took was given for its wish, its batch or its programme, or for anything. */
export const wishesMeant: Law = {
  number: 4,
  name: "an allocation takes only money that was given for its wish",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select distinct 'wish_not_meant' as what, e.id as entry, u.id as purpose
      from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
        join purposes u on u.id = a.purpose_id
        join postings q on q.entry_id = e.id join ledger_accounts r on r.id = q.account_id
        join claims c on c.id = r.claim_id
      where e.source_type in ('allocation', 'purchase_line') and not purpose_fits(u.id, c.wish_id)
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** What stands reserved is on live claims, and just as much as their allocations say. */
export const reservedIsLive: Law = {
  number: 3,
  name: "money is reserved on live claims alone, once each",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'reserved_astray' as what, a.id as allocation, a.state::text as state
      from allocations a join claims c on c.id = a.claim_id
        left join lateral (select sum(-p.minor) as minor from ledger_accounts r join postings p on p.account_id = r.id
          where r.claim_id = a.claim_id and r.fund_id = a.fund_id) held on true
      where (a.state = 'reserved') <> (coalesce(held.minor, 0) > 0)
        or (a.state in ('promised', 'reserved') and c.state in ('released', 'expired', 'cancelled'))
      order by a.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/**
 * What was left over went to the same programme, or to anything where each donor had agreed to that: each
 * whose gift stood in the books by then. What was booked later, whenever it happened, changes nothing of it.
 */
export const leftoversAgreed: Law = {
  number: 4,
  name: "what is left over goes where the donors agreed",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select distinct 'leftover_astray' as what, e.id as entry
      from entries e join postings p on p.entry_id = e.id and p.minor > 0
        join ledger_accounts a on a.id = p.account_id and a.kind = 'restricted'
        join purposes u on u.id = a.purpose_id left join wishes w on w.id = u.wish_id
        left join batches b on b.id = coalesce(u.batch_id, w.batch_id)
        join postings q on q.entry_id = e.id and q.minor < 0 join ledger_accounts t on t.id = q.account_id
        left join purposes v on v.id = t.purpose_id
      where e.source_type in ('purchase_line', 'purchase_return', 'adjustment') and (
        (e.kind = 'leftover' and v.programme_id is distinct from coalesce(u.programme_id, b.programme_id))
        or (e.kind = 'release_of_restriction' and exists (
          select from payments y join entries i on i.id = y.entry_id
            left join entries j on j.reverses_id = i.id and j.seq < e.seq
          where y.purpose_id = u.id and i.ledger_id = e.ledger_id and i.seq < e.seq and j.id is null
            and y.minor > (select coalesce(sum(r.minor), 0)
              from refunds r join entries k on k.id = r.entry_id and k.seq < e.seq
                left join entries l on l.reverses_id = k.id and l.seq < e.seq
              where r.payment_id = y.id and l.id is null)
            and leftover_agreed(y.pledge_id, e.recorded_at) is distinct from 'general')))
      order by 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** A purchase in the books has its line, its two people and its sum; and so has what a shop gave back. */
export const purchasesApproved: Law = {
  number: 7,
  name: "every purchase in the books is a line that a second person approved, to the last unit",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      with spent as (
        select e.id, e.source_id, e.source_type, e.approved_by, e.recorded_by,
          sum(p.minor) filter (where a.kind in ('wishes', 'delivery')) as minor
        from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
        where e.source_type in ('purchase_line', 'purchase_return') and e.kind in ('purchase', 'return')
        group by e.id)
      select 'purchase_differs' as what, s.id as entry from spent s
        left join purchase_lines l on l.entry_id = s.id and l.id = s.source_id and l.state = 'approved'
        left join purchases u on u.id = l.purchase_id and u.state = 'approved'
        left join purchase_returns r on r.entry_id = s.id and r.id = s.source_id and r.state = 'approved'
      where case s.source_type
        when 'purchase_line' then s.minor is distinct from l.minor + l.delivery_minor
          or s.approved_by is distinct from u.decided_by or s.recorded_by is distinct from u.recorded_by
        else -s.minor is distinct from r.minor
          or s.approved_by is distinct from r.decided_by or s.recorded_by is distinct from r.recorded_by end
      order by s.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
