import { sweep } from "../door.server";

const day = 86_400_000;

/** How long a code is kept after it ran out. */
export const codeDays = 1;

/** Drops sessions that ended and codes a day old; returns how many. */
export const forgetSignIns = sweep("accounts.forgetSignIns", async ({ tx, now }) => {
  const sessions = await tx.deleteFrom("sessions").where("expiresAt", "<=", now).executeTakeFirst();
  const codes = await tx
    .deleteFrom("signInCodes")
    .where("expiresAt", "<=", new Date(now.getTime() - codeDays * day))
    .executeTakeFirst();
  return Number(sessions.numDeletedRows + codes.numDeletedRows);
});
