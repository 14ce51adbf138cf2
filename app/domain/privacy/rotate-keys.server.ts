import { z } from "zod";
import { query, sweep } from "../door.server";
import { rewrapKeys, wrappedByOthers } from "./seal.server";

const keysAtATime = 500;

/**
 * Wraps anew what `oldMaster` wrapped, a few hundred keys in each run; when nothing is left a run
 * does nothing. One that breaks off is taken up by the next.
 */
export const rotateKeys = (oldMaster: Buffer) =>
  sweep("privacy.rotateKeys", async ({ tx, note }) => {
    const count = await rewrapKeys(tx, oldMaster, keysAtATime);
    if (count > 0) {
      await note({ action: "privacy.rotatedKeys", subjectType: "key", subjectId: null });
    }
    return count;
  });

/** How many keys the present master key does not open. */
export const keysOfOtherMasters = query("privacy.keysOfOtherMasters", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system",
  read: ({ tx }) => wrappedByOthers(tx),
});
