import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

export const nothingBelowZero: Law = {
  number: 3,
  name: "no purpose has less than nothing available, no claim less than nothing reserved, no platform less than nothing, and no loss",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select case when claim_id is null then 'purpose_below_zero' else 'claim_below_zero' end as what,
        ledger_id as ledger, coalesce(purpose_id::text, claim_id::text, 'general') as subject,
        (-sum(minor))::text as minor
      from (
        select a.ledger_id, a.purpose_id, a.claim_id, p.minor
        from postings p join ledger_accounts a on a.id = p.account_id
        where a.kind in ('general', 'restricted', 'wishes', 'fees', 'delivery', 'reserved')) sides
      group by ledger_id, purpose_id, claim_id having sum(minor) > 0
      union all
      select 'platform_below_zero', a.ledger_id, 'elsewhere', sum(p.minor)::text
      from postings p join ledger_accounts a on a.id = p.account_id
      where a.kind = 'elsewhere' group by a.ledger_id having sum(p.minor) < 0
      union all
      select 'loss_below_zero', a.ledger_id, coalesce(a.purpose_id::text, 'general'), sum(p.minor)::text
      from postings p join ledger_accounts a on a.id = p.account_id
      where a.kind = 'disputes' group by a.ledger_id, a.purpose_id having sum(p.minor) < 0
      order by 2, 3 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
