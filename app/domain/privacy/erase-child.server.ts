import { Refusal } from "~/platform/refusal";
import { personOf } from "../actor";
import { command } from "../door.server";
import { childIdInput } from "./input";
import { mayEraseChild } from "./may";
import { eraseChildRows, lockChild, withdrawScopes } from "./rows.server";

/** Forgets a child for good: the record, its key, its hashes, its consents and what hangs on them. */
export const eraseChild = command("privacy.eraseChild", {
  input: childIdInput,
  subject: ({ tx }, { childId }) => lockChild(tx, childId),
  may: ({ actor }, child) => mayEraseChild(actor, child.organizerId),

  async handle({ tx, now, actor, tell }, { childId }, child) {
    if (child.erasedAt) throw new Refusal("child_erased");
    await withdrawScopes(tx, now, { childId, scopes: ["collect"], by: personOf(actor) });
    await eraseChildRows(tx, now, childId);
    await tell("child_erased", { childId });
  },
});
