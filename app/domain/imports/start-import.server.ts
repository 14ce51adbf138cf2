import { randomUUID } from "node:crypto";
import { addJob } from "~/platform/jobs.server";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { keepDataKey } from "../privacy/seal.server";
import { keptDays, startInput } from "./input";
import { mayKeepImports } from "./may";
import { insertImport } from "./rows.server";
import { sealName } from "./sealing.server";

const day = 86_400_000;

/** Somebody brought a table for a batch: from here on it is an import, and a job reads it. */
export const startImport = command("imports.startImport", {
  input: startInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => mayKeepImports(actor, batch.organizerId),

  async handle({ tx, now, actor, tell }, { upload }, { id: batchId, organizerId }) {
    const id = randomUUID();
    await keepDataKey(tx, upload.seal, organizerId, now);
    await insertImport(tx, {
      id,
      organizerId,
      batchId,
      keyId: upload.seal.id,
      uploadKey: upload.key,
      fileNameSealed: sealName(upload.seal.bytes, id, upload.name),
      uploadedBy: personIdOf(actor),
      askedBy: personIdOf(actor),
      uploadedAt: now,
      goneAt: new Date(now.getTime() + keptDays * day),
    });
    await addJob(tx, "read-import", { importId: id }, { queue: `import:${id}` });
    await tell("import_started", { importId: id, batchId });
    return { id, batchId, organizerId };
  },
});
