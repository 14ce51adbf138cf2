import type { Person } from "~/domain/actor";
import { importWishes, type Import } from "~/domain/batches/import-batch.server";
import type { FormInput } from "~/http/form.server";
import { openForm, sealForm } from "~/http/sealed-form.server";
import { refused, submit } from "~/http/submit.server";
import { Refusal } from "~/platform/refusal";

export type Imported = Pick<Import, "rowsRead" | "imported"> & {
  refused: Pick<Import["refused"][number], "row" | "reasons">[];
  sealed: string;
};
type Sealed = { slug: string; by: string; sheet: string };

/** Imports what was previewed; the refused rows go along sealed, to be downloaded. */
export async function importRows(actor: Person, slug: string, form: FormInput): Promise<Response> {
  const held = openForm<Sealed>("import", form.sealed);
  if (held?.slug !== slug || held.by !== actor.personId) {
    return refused(new Refusal("sheet_expired"), {});
  }
  return submit(importWishes, {
    actor,
    input: { slug, sheet: held.sheet },
    then: ({ rowsRead, imported, refused: rows }) =>
      Response.json({
        rowsRead,
        imported,
        refused: rows.map(({ row, reasons }) => ({ row, reasons })),
        sealed: sealForm("refused", { slug, by: actor.personId, rows }),
      } satisfies Imported),
  });
}
