import { sweep } from "../door.server";
import { keptDays } from "./life";
import { forgetConcerns as forget } from "./rows.server";

const day = 24 * 3_600_000;

/**
 * The night's forgetting of concerns: words, address, note and marks 90 days after a steward closed
 * it, and of closed ones that no key opens any more.
 */
export const forgetConcerns = sweep("concerns.forget", async ({ tx, now }) => {
  const over = await tx
    .selectFrom("concerns")
    .select(["id", "keyId"])
    .where("state", "=", "closed")
    .where("forgottenAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("closedAt", "<=", new Date(now.getTime() - keptDays * day)),
        eb("keyId", "is", null),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute();
  await forget(tx, now, over);
  return over.length;
});
