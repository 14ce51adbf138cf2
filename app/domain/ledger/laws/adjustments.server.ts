import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

/** What was undone is out of the books to the last unit, and what is out of them was undone, by two people. */
export const undoneByTwo: Law = {
  number: 7,
  name: "a payment that was undone is reversed, as two people said",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'undone_astray' as what, y.id as payment
      from payments y left join entries r on r.reverses_id = y.entry_id
        left join adjustments j on j.deposit_id = y.deposit_id and j.state = 'approved'
      where y.deposit_id is not null and (
        (y.state::text = 'undone') <> (r.id is not null)
        or y.state::text = 'undone' and (j.id is null or r.recorded_by is distinct from j.recorded_by
          or r.approved_by is distinct from j.decided_by))
      order by y.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** A loss is borne by general money or by the host charity, as two people said, to the last unit. */
export const lossesBorneByTwo: Law = {
  number: 7,
  name: "what was borne of a loss is what two people said",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'loss_borne_astray' as what, e.id as entry
      from entries e
        join lateral (select -sum(p.minor) as minor from postings p join ledger_accounts a on a.id = p.account_id
          where p.entry_id = e.id and a.kind = 'disputes') lost on true
        left join adjustments j on j.id = e.source_id and j.kind = 'bear_loss' and j.state = 'approved'
      where e.source_type = 'adjustment' and e.kind in ('dispute_lost', 'adjustment') and (
        j.minor is distinct from lost.minor or e.recorded_by is distinct from j.recorded_by
        or e.approved_by is distinct from j.decided_by)
      order by e.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** What came lies where it was said to, and what moved between the bank and the platform is what two people said. */
export const liesAsSaid: Law = {
  number: 7,
  name: "money came to lie where two people said, and moved from there as two people said",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'came_astray' as what, y.id::text as subject
      from payments y join deposits d on d.id = y.deposit_id
      where y.entry_id is not null and not exists (
        select from postings p join ledger_accounts a on a.id = p.account_id
        where p.entry_id = y.entry_id and a.kind = d.held_at and p.minor = y.minor)
      union all
      select 'moved_astray', coalesce(e.id, j.id)::text
      from (select e.id, e.fund_id, e.source_id, e.recorded_by, e.approved_by, p.minor, a.kind as moved_from
          from entries e join postings p on p.entry_id = e.id and p.minor < 0 join ledger_accounts a on a.id = p.account_id
          where e.kind = 'payout' and (e.source_type = 'adjustment' or e.source_type = 'payout' and e.approved_by is not null)) e
        full join (select *, coalesce(payout_id, id) as source from adjustments
          where kind = 'move_money' and state = 'approved') j on j.source = e.source_id and j.fund_id = e.fund_id
      where -e.minor is distinct from j.minor or e.moved_from is distinct from j.moved_from
        or e.recorded_by is distinct from j.recorded_by or e.approved_by is distinct from j.decided_by
      order by 1, 2 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
