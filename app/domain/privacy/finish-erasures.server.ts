import { sweep } from "../door.server";
import { eraseChildRows, withdrawScopes } from "./rows.server";

/**
 * A record that no key opens any more was erased after the backup from which it came back: erases
 * what is left of it, with its hashes and its consents.
 */
export const finishErasures = sweep("privacy.finishErasures", async ({ tx, now, tell }) => {
  const left = await tx
    .selectFrom("children")
    .select("id")
    .where("keyId", "is", null)
    .where("erasedAt", "is", null)
    .where("legalNameSealed", "is not", null)
    .forUpdate()
    .execute();
  for (const { id } of left) {
    await withdrawScopes(tx, now, { childId: id, scopes: ["collect"], by: null });
    await eraseChildRows(tx, now, id);
    await tell("child_erased", { childId: id });
  }
  return left.length;
});
