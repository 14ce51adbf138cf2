import { sql } from "kysely";
import { approvedKinds } from "../kinds";
import { mostFindings, type Finding, type Law } from "./law";

export const secondPerson: Law = {
  number: 7,
  name: "whoever records an entry doesn't approve it, and what needs an approval has one",
  async broken(tx) {
    const { rows } = await sql<Finding>`
      select case when approved_by is null then 'approval_missing' else 'approved_alone' end as what, id as entry
      from entries where approved_by = recorded_by
        or (approved_by is null and kind = any(${[...approvedKinds]}::entry_kind[]))
      order by id limit ${mostFindings}`.execute(tx);
    return rows;
  },
};
