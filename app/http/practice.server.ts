import { installationSeen } from "~/domain/accounts/installation.server";
import { system } from "~/domain/actor";
import { ask } from "~/domain/run.server";
import { env } from "~/platform/env.server";

/**
 * The practice mailbox shows everybody's sign-in codes to everybody. Where others can reach the
 * site it opens on invented people only: ends the process on a database that is no demo's.
 */
export async function refusePracticeWithPeople(): Promise<void> {
  if (!env().practice || env().atHome) return;
  const made = await ask(installationSeen, { actor: system("start"), input: {} });
  if (made === "demo") return;
  process.stderr.write(
    "PRACTICE is yes where others can reach the site, and the database was not made as a demo: load the demo into an empty one, or leave PRACTICE out.\n",
  );
  process.exit(1);
}
