import { system } from "~/domain/actor";
import { uploadNeeded } from "~/domain/imports/read-rows.server";
import { ask } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { storage } from "~/platform/storage.server";

/** Removes an uploaded table that no import needs any more. */
export async function removeUpload({ key }: JobPayloads["remove-upload"]): Promise<void> {
  const needed = await ask(uploadNeeded, { actor: system("remove-upload"), input: { key } });
  if (!needed) await storage().remove(key);
}
