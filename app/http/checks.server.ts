import { sql } from "kysely";
import { db } from "~/platform/db.server";
import { migrationsPending } from "~/platform/migrate.server";
import { storage } from "~/platform/storage.server";

/** What must hold before visitors may come; each throws when it doesn't. */
export const checks: Record<string, () => Promise<void>> = {
  async database() {
    await sql`select 1`.execute(db);
  },
  async migrations() {
    const applied = async (text: string) =>
      (await sql.raw<{ number: number }>(text).execute(db)).rows;
    const pending = await migrationsPending(applied, "db/migrations");
    if (pending !== 0) throw new Error(`${pending} migrations are not applied`);
  },
  storage: () => storage().ready(),
};
