import { Refusal } from "~/platform/refusal";
import { command, sweep } from "../door.server";
import { importIdInput } from "./input";
import { mayKeepImports } from "./may";
import { batchOf } from "./opened.server";
import { forgetImport, lockImport } from "./rows.server";

/** Somebody throws an import away. What has become wishes stays. */
export const dropImport = command("imports.dropImport", {
  input: importIdInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle({ tx, tell }, { importId }, one) {
    if (one.state === "taking_in") throw new Refusal("import_busy");
    const { slug } = await batchOf(tx, one.batchId);
    if (one.state !== "gone") {
      await forgetImport(tx, one);
      await tell("import_dropped", { importId });
    }
    return { id: importId, slug, organizerId: one.organizerId };
  },
});

/** The night's forgetting of tables: those whose seven days are over, and those no key opens any more. */
export const forgetImports = sweep("imports.forgetImports", async ({ tx, now, tell }) => {
  const over = await tx
    .selectFrom("imports")
    .selectAll()
    .where("state", "<>", "gone")
    .where((eb) => eb.or([eb("goneAt", "<=", now), eb("keyId", "is", null)]))
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute();
  for (const one of over) {
    await forgetImport(tx, one);
    await tell("import_dropped", { importId: one.id });
  }
  return over.length;
});
