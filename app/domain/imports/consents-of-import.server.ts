import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";

export type AgreedRow = {
  id: string;
  childId: string;
  sheet: number;
  row: number;
  agreedOn: string | null;
  sealed: Buffer;
};

/** A consent that is as new, given by whatever paper, stands for the child already. */
const covered = sql`exists (select from consents c where c.child_id = r.child_id and c.state = 'given'
  and (r.agreed_on is null or c.given_on >= r.agreed_on))`;

/** Imported rows that say a guardian agreed, for which no paper is recorded yet. */
export async function rowsToConsent(tx: Tx, importId: string): Promise<AgreedRow[]> {
  const { rows } = await sql<AgreedRow>`
    select r.id, r.child_id, r.sheet, r.row, r.agreed_on, r.sealed from import_rows r join children c on c.id = r.child_id
    where r.import_id = ${importId} and r.standing = 'imported' and r.agrees and r.sheet_id is null
      and c.erased_at is null and not ${covered}
    order by r.sheet, r.row`.execute(tx);
  return rows;
}

/** How many children's consents wait, of them without a day, and how many are recorded. */
export async function consentsOf(tx: Tx, importId: string) {
  const { rows } = await sql<{ waiting: number; undated: number; recorded: number }>`
    select count(distinct r.child_id) filter (where r.sheet_id is null and not ${covered})::int as waiting,
      count(distinct r.child_id) filter (where r.sheet_id is null and r.agreed_on is null and not ${covered})::int as undated,
      count(distinct r.child_id) filter (where r.sheet_id is not null)::int as recorded
    from import_rows r where r.import_id = ${importId} and r.standing = 'imported' and r.agrees`.execute(
    tx,
  );
  return rows[0] ?? { waiting: 0, undated: 0, recorded: 0 };
}
