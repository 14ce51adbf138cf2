import { system } from "~/domain/actor";
import { noteRemoval } from "~/domain/photos/note-removal.server";
import { run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { storage } from "~/platform/storage.server";

/** Removes pictures that nobody may see any more; a refused photo's row says when it was done. */
export async function removePictures({ photoId, keys }: JobPayloads["remove-pictures"]) {
  for (const key of keys) await storage().remove(key);
  await run(noteRemoval, { actor: system("remove-pictures"), input: { photoId, keys } });
}
