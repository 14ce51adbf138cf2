import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

/** Straight from restricted to other money: only an approved release does that. */
export const restrictionsKept: Law = {
  number: 4,
  name: "restricted money becomes other money only by an approved release",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'restriction_lifted' as what, e.id as entry
      from entries e left join entries r on r.id = e.reverses_id
        join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where coalesce(r.kind, e.kind) not in ('release_of_restriction', 'leftover')
        and a.kind in ('general', 'restricted')
      group by e.id having bool_or(a.kind = 'restricted' and p.minor > 0) and bool_or(p.minor < 0)
      order by e.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** A loss is borne by general money, or by what was given for the same; others gave the rest. */
export const lossesKept: Law = {
  number: 4,
  name: "no purpose bears what disputes took of another",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'loss_of_another' as what, e.id as entry
      from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where e.kind = 'dispute_lost' and a.kind in ('restricted', 'disputes') and a.purpose_id is not null
      group by e.id, a.purpose_id having sum(p.minor) > 0
      order by e.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};

/** What an allocation took goes back to where it came from; leftovers alone may go elsewhere, as was agreed. */
export const allocationsReturn: Law = {
  number: 4,
  name: "no purpose gets back more from a claim than was reserved for it",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      with of_claims as (
        select distinct p.entry_id, a.claim_id
        from postings p join ledger_accounts a on a.id = p.account_id where a.kind = 'reserved'),
      several as (select entry_id from of_claims group by entry_id having count(*) > 1)
      select 'entry_of_several_claims' as what, entry_id::text as entry, '' as purpose from several
      union all (
        select 'returned_too_much', c.claim_id::text, coalesce(a.purpose_id::text, 'general')
        from of_claims c join entries e on e.id = c.entry_id left join entries r on r.id = e.reverses_id
          join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
        where a.kind in ('general', 'restricted') and coalesce(r.kind, e.kind) <> 'leftover'
        group by c.claim_id, a.purpose_id having sum(p.minor) < 0
        order by 2, 3 limit ${mostFindings})`.execute(tx);
    return rows;
  },
};

/** Only what was reserved is spent: a dearer thing needs a further allocation first. */
export const purchasesReserved: Law = {
  number: 4,
  name: "a purchase spends no more of a purpose than was reserved of it",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'purchase_too_dear' as what, e.id as entry, sum(p.minor)::text as missing
      from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
      where e.kind = 'purchase' and a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery')
      group by e.id, a.purpose_id having sum(p.minor) > 0
      order by e.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
