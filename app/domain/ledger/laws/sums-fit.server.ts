import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

export const sumsFit: Law = {
  number: 9,
  name: "the sums of days are those of the postings",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      with scanned as (
        select p.account_id, e.happened_on as day, e.kind, sum(p.minor) as minor
        from entries e join postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
        where a.kind <> 'reserved' and e.written_by < folded_before() group by 1, 2, 3)
      select 'sum_differs' as what, account_id as account, day::text as day, kind::text as kind,
        coalesce(r.minor, 0)::text as sum, coalesce(s.minor, 0)::text as scanned
      from scanned s full join ledger_rollups r using (account_id, day, kind)
      where coalesce(r.minor, 0) <> coalesce(s.minor, 0)
      order by account_id, day, kind limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
