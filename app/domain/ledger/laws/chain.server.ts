import { sql } from "kysely";
import { firstBrokenSeal } from "../../privacy/audit.server";
import { mostFindings, type Finding, type Law } from "./law";

export const chainHolds: Law = {
  number: 8,
  name: "the chain fits every sealed row, and no entry slipped in behind it",
  async broken(tx) {
    const number = await firstBrokenSeal(tx);
    const { rows } = await sql<Finding>`
      select 'entry_unsealed' as what, e.id as entry from entries e
      where e.written_by < (select up_to from seal_marks where source = 'entry')
        and not exists (select from seals s where s.source = 'entry' and s.row_id = e.id)
      order by e.id limit ${mostFindings}`.execute(tx);
    return number === null ? rows : [{ what: "chain_broken", number: String(number) }, ...rows];
  },
};
