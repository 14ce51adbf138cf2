import { system } from "~/domain/actor";
import { keysOfOtherMasters, rotateKeys } from "~/domain/privacy/rotate-keys.server";
import { ask, runSweep } from "~/domain/run.server";
import { closePools } from "~/platform/db.server";
import { env } from "~/platform/env.server";

const help = `npm run rotate-key — wraps every data key with the present MASTER_KEY
  OLD_MASTER_KEY   the master key that wrapped them until now
Stop the site first, start it with the new MASTER_KEY afterwards. A second run does nothing.
What was sealed, the audit chain and the hashes that find duplicates stay as they are.`;

async function main() {
  if (process.argv.includes("--help")) return console.log(help);
  const old = process.env.OLD_MASTER_KEY ?? "";
  if (!/^[A-Za-z0-9+/]{43}=$/.test(old))
    throw new Error("OLD_MASTER_KEY must hold the former master key, 32 bytes in base64.");
  const oldMaster = Buffer.from(old, "base64");
  if (oldMaster.equals(env().masterKey))
    throw new Error("OLD_MASTER_KEY and MASTER_KEY are the same key.");

  let done = 0;
  for (let count = -1; count !== 0; done += count) {
    count = await runSweep(rotateKeys(oldMaster));
    if (count > 0) console.log(`${done + count} keys wrapped anew …`);
  }
  const strange = await ask(keysOfOtherMasters, { actor: system("rotate-key"), input: {} });
  if (strange > 0)
    throw new Error(`${strange} keys were wrapped by a master key that is neither of the two.`);
  console.log(
    done === 0 ? "Nothing to do: the present master key opens every key." : "Every key is wrapped.",
  );
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  })
  .finally(closePools);
