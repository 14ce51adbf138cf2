import { importWishes } from "~/domain/batches/import-batch.server";
import { textOfSheet } from "~/domain/batches/read-sheet";
import type { Person } from "~/domain/actor";
import { run } from "~/domain/run.server";
import type { FormInput } from "~/http/form.server";
import { sealForm } from "~/http/sealed-form.server";
import { refused } from "~/http/submit.server";
import { Refusal } from "~/platform/refusal";

/** Runs the import dry and answers what it would do, with the sheet sealed for the real one. */
export async function preview(actor: Person, slug: string, { file }: FormInput) {
  try {
    if (!(file instanceof Blob)) throw new Refusal("field_missing", "file");
    const sheet = textOfSheet(new Uint8Array(await file.arrayBuffer()));
    const outcome = await run(importWishes, { actor, input: { slug, sheet }, dryRun: true });
    return Response.json({
      rowsRead: outcome.rowsRead,
      imported: outcome.imported,
      refused: outcome.refused.map(({ row, reasons }) => ({ row, reasons })),
      sealed: sealForm("import", { slug, by: actor.personId, sheet }),
    });
  } catch (error) {
    if (error instanceof Refusal) return refused(error, {});
    throw error;
  }
}
