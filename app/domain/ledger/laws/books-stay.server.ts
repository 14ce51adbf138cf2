import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

const tables = ["purposes", "ledgers", "ledger_accounts", "entries", "postings"];
const guards = [
  ...tables.map((table) => `${table}_append_only`),
  ...["entries_balanced", "postings_balanced", "postings_taken", "postings_there"],
  ...["entries_recorded", "entries_approved"],
];

/** Guards that sleep, and rights that nobody should have: then what stands here proves little. */
export const booksStay: Law = {
  number: 2,
  name: "nothing in the books can be changed or taken out by the program",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'guard_asleep' as what, guard from unnest(${guards}::text[]) guard
      where not exists (select from pg_trigger t where t.tgname = guard and t.tgenabled in ('O', 'A'))
      union all
      select 'right_too_many', one || ' ' || verb from unnest(${tables}::text[]) one,
        unnest(array['update', 'delete', 'truncate']) verb
      where has_table_privilege('wishbridge_application', one, verb)`.execute(tx);
    return rows;
  },
};

/** Whether a mistake was mended by its exact opposite, and once. */
export const reversalsMirror: Law = {
  number: 2,
  name: "a reversal undoes its entry to the last unit, once",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      with sides as (
        select r.id, p.account_id, p.minor from entries r join postings p on p.entry_id in (r.id, r.reverses_id)
        where r.reverses_id is not null)
      select what, entry from (
        select 'reversal_differs' as what, id::text as entry from (
          select id from sides group by id, account_id having sum(minor) <> 0) crooked group by id
        union all select 'reversed_twice', reverses_id::text from entries
          where reverses_id is not null group by reverses_id having count(*) > 1) found
      order by entry limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
