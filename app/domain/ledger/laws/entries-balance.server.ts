import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

export const entriesBalance: Law = {
  number: 1,
  name: "every entry has two sides and comes to zero in its currency",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'entry_unbalanced' as what, e.id as entry, coalesce(sum(p.minor), 0)::text as difference,
        count(p.id)::text as postings
      from entries e left join postings p on p.entry_id = e.id
      group by e.id having count(p.id) < 2 or sum(p.minor) <> 0
        or bool_or(p.ledger_id <> e.ledger_id or p.written_by <> e.written_by)
      order by e.id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
