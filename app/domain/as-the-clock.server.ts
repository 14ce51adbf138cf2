import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";

/**
 * Looks at what who asks may not see himself, and hands back what `look` makes of it: that must tell no
 * more than he may know. The scope is given back before anything else is done.
 */
export async function asTheClock<Found>(tx: Tx, look: () => Promise<Found>): Promise<Found> {
  const { rows } = await sql<{ scope: string }>`
    select current_setting('wishbridge.scope', true) as scope`.execute(tx);
  await sql`select set_config('wishbridge.scope', 'system', true)`.execute(tx);
  const found = await look();
  await sql`select set_config('wishbridge.scope', ${rows[0]?.scope ?? ""}, true)`.execute(tx);
  return found;
}
