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
