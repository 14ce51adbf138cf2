import { cpSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { closePools } from "~/platform/db.server";
import { loadDemo } from "../../db/seeds/demo";
import { asOwner, copyDatabase, leaveAsOwner } from "./database";

const photos = () => process.env.PHOTOS!.replace("file:", "");

/**
 * Fills this file's own database, in which nobody is yet, with the demo and its photos. It is loaded
 * once in a run, which takes a quarter of a minute; whoever comes later gets a copy.
 */
export async function aDemo(): Promise<void> {
  const elsewhere = inject("template").owner;
  const kept = join(inject("scratch"), "demo-photos");
  await leaveAsOwner(process.env.DATABASE_OWNER_URL!);
  const mine = new URL(process.env.DATABASE_OWNER_URL!).pathname.slice(1);
  await asOwner(elsewhere.replace(/[^/]+$/, "postgres"), async (client) => {
    await client.query("select pg_advisory_lock(hashtextextended('the demo of this run', 0))");
    const { rowCount } = await client.query("select from pg_database where datname = 'demo'");
    if (rowCount) {
      await client.query(`drop database ${mine}`);
      await copyDatabase(client, "demo", mine);
      return cpSync(kept, photos(), { recursive: true });
    }
    await loadDemo(new Date());
    await Promise.all([closePools(), leaveAsOwner(process.env.DATABASE_OWNER_URL!)]);
    await copyDatabase(client, mine, "demo");
    cpSync(photos(), kept, { recursive: true });
  });
}
