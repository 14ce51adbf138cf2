import { sql } from "kysely";
import type { Db, Tx } from "~/platform/db.server";

/** The county a place `p` lies in; a place above the townships stands for itself. */
export const countyOf = sql<string>`case when p.level = 'township' then coalesce(p.parent_code, p.code) else p.code end`;

export type Township = { code: string; nameZh: string; nameEn: string };

/** The townships a batch may collect in: those of its county, or of every county under its place. */
export async function townshipsAround(tx: Db | Tx, placeCode: string): Promise<Township[]> {
  const { rows } = await sql<Township>`
    with recursive reach as (
      select case when level = 'township' then parent_code else code end as code from places where code = ${placeCode}
      union
      select p.code from places p join reach r on p.parent_code = r.code)
    select p.code, p.name_zh, p.name_en from places p join reach r on r.code = p.code
    where p.level = 'township' order by p.code`.execute(tx);
  return rows;
}
