import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import { conditionOf, states, type NamedPlace } from "./conditions.server";
import { spansOf } from "./words";

/** Places whose names begin alike; a beginning that more share says too little. */
const mostAlike = 100;

/**
 * The places that what was typed may mean: those where public wishes are, by the beginning of their
 * names in either language. Of overlapping spans the longest counts.
 */
export async function placesNamed(typed: string | undefined): Promise<NamedPlace[]> {
  const spans = typed === undefined ? [] : spansOf(typed);
  if (spans.length === 0) return [];
  const { rows } = await sql<NamedPlace>`
    select spans.said, array_agg(alike.code order by alike.code) as codes
    from unnest(${spans}::text[]) with ordinality spans (said, at)
    cross join lateral (
      (select code from places where name_zh collate "C" >= spans.said
        and name_zh collate "C" < spans.said || ${last} limit ${sql.lit(mostAlike)})
      union
      (select code from places where lower(name_en) collate "C" >= spans.said
        and lower(name_en) collate "C" < spans.said || ${last} limit ${sql.lit(mostAlike)})
    ) alike
    where ${sql.join(states.map(hasWishes), sql` or `)}
    group by spans.said, spans.at order by spans.at`.execute(publicDb);
  return rows.filter(
    ({ said }, at) => !rows.slice(0, at).some((longer) => within(said, longer.said)),
  );
}

/** Sorts after everything that may follow. */
const last = "\u{10ffff}";

const hasWishes = (state: (typeof states)[number]) =>
  sql`exists (select from public_wishes w where ${conditionOf({ state })} and w.found_by @> array['p:' || alike.code])`;

const within = (part: string, whole: string) => ` ${whole} `.includes(` ${part} `);
