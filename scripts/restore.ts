import { system } from "~/domain/actor";
import { settleRestoredRows } from "~/domain/privacy/audit.server";
import { finishErasures } from "~/domain/privacy/finish-erasures.server";
import { keysOfOtherMasters } from "~/domain/privacy/rotate-keys.server";
import { ask, runSweep } from "~/domain/run.server";
import { restore } from "~/platform/backup.server";
import { closePools } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { queueRestoredLetters } from "~/platform/letters.server";
import { readWords, WrongWords } from "./words";

const help = `npm run restore -- FILE --keys FILE — loads a backup into an empty migrated database
  --keys FILE   a copy of the key store, as old as the backup or newer; take the newest
All of it is loaded, or nothing. MASTER_KEY and SESSION_SECRET must be those of the site it came from.
Whoever was erased since the backup stays erased. Photos are brought back by their own means.`;

async function main() {
  const { values, positionals } = readWords({
    allowPositionals: true,
    options: { keys: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const [data] = positionals;
  if (!data || !values.keys) throw new Error("Say what: npm run restore -- FILE --keys FILE");

  const madeAt = await restore({
    ownerUrl: env().databaseOwnerUrl,
    files: { data, keys: values.keys },
    settle: [...settleRestoredRows, queueRestoredLetters],
    progress: (table, rows) => console.log(`${table}: ${rows}`),
  });
  const erased = await runSweep(finishErasures);
  const shut = await ask(keysOfOtherMasters, { actor: system("restore"), input: {} });
  console.log(
    `Restored as of ${madeAt.toISOString()}; ${erased} children erased since stay erased.`,
  );
  console.log(
    "Record again, before the site opens, which consents were withdrawn and wishes hidden since then.",
  );
  if (shut > 0)
    console.log(
      `${shut} keys need another MASTER_KEY: give the former one, or npm run rotate-key.`,
    );
}

main()
  .catch((error: unknown) => {
    console.error(
      `Nothing was restored: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = error instanceof WrongWords ? 2 : 1;
  })
  .finally(closePools);
