import { sql } from "kysely";
import { mostFindings, type Finding, type Law } from "./law";

export const oneEntryAReference: Law = {
  number: 5,
  name: "what a bank or provider names stands in a fund's books once",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select 'reference_twice' as what, ledger_id as ledger, provider_ref as reference
      from entries where provider_ref is not null
      group by ledger_id, provider_ref having count(*) > 1
      order by 2, 3 limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
