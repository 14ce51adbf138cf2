import { sweep } from "../door.server";

/** How long a letter lies in the outbox, sent or not. */
export const letterDays = 90;

/** Forgets letters after ninety days, sent or not: an outbox is no archive of addresses. */
export const forgetLetters = sweep("messages.forgetLetters", async ({ tx, now }) => {
  const { numDeletedRows } = await tx
    .deleteFrom("letters")
    .where("createdAt", "<", new Date(now.getTime() - letterDays * 24 * 3_600_000))
    .executeTakeFirst();
  return Number(numDeletedRows);
});
