import { sweep } from "../door.server";

const keptDays = 90;

/** Forgets letters after ninety days, sent or not: an outbox is no archive of addresses. */
export const forgetLetters = sweep("messages.forgetLetters", async ({ tx, now }) => {
  const { numDeletedRows } = await tx
    .deleteFrom("letters")
    .where("createdAt", "<", new Date(now.getTime() - keptDays * 24 * 3_600_000))
    .executeTakeFirst();
  return Number(numDeletedRows);
});
