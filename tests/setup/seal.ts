import { setTimeout } from "node:timers/promises";
import { sealRows } from "~/domain/privacy/audit.server";
import { runSweep } from "~/domain/run.server";
import { asOwner } from "./database";

/**
 * Seals all that is committed, and says how much that was. The sealer waits for older transactions
 * of the whole server, so those of other test files may hold it up for a moment.
 */
export async function sealAll(): Promise<number> {
  let sealed = 0;
  for (;;) {
    sealed += await runSweep(sealRows);
    if ((await unsealed()) === 0n) return sealed;
    await setTimeout(50);
  }
}

const unsealed = () =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ count: bigint }>(
      `select (select count(*) from events) + (select count(*) from audit_entries)
         + (select count(*) from entries) - (select count(*) from seals) as count`,
    );
    return rows[0]?.count ?? 0n;
  });
