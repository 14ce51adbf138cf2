import { system } from "~/domain/actor";
import { keysInUse } from "~/domain/photos/queries.server";
import { ask } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { storage } from "~/platform/storage.server";

/** Removes pictures that no photo names: sent ahead of a form that never came, or taken back. */
export async function removeUnused({ keys }: JobPayloads["remove-unused"]): Promise<void> {
  const named = await ask(keysInUse, { actor: system("remove-unused"), input: { keys } });
  for (const key of keys) if (!named.includes(key)) await storage().remove(key);
}
