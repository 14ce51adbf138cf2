import { command } from "../door.server";
import { importIdInput } from "./input";
import { mayKeepImports } from "./may";
import { batchOf, openImport } from "./opened.server";
import { importAt } from "./rows.server";
import { tokenOf } from "./row-token.server";
import { openRow } from "./sealing.server";
import type { ErrorSheet } from "./shapes";
import { problemsOf } from "./wire-rows.server";

/**
 * Somebody takes the refused rows away as a workbook, each with its reasons and a token by which it
 * is recognised when it comes back. Children's names are in it: it is written down row by row.
 */
export const takeErrorRows = command("imports.takeErrorRows", {
  input: importIdInput,
  subject: ({ tx }, { importId }) => importAt(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle({ tx, noteAll }, { importId }, one) {
    const { key, facts } = await openImport(tx, one);
    const { slug, title } = await batchOf(tx, one.batchId);
    const rows = await tx
      .selectFrom("importRows")
      .select(["id", "sheet", "row", "errors", "warnings", "childId", "sealed"])
      .where("importId", "=", importId)
      .where("standing", "=", "refused")
      .where("sealed", "is not", null)
      .orderBy("sheet")
      .orderBy("row")
      .execute();
    for (let from = 0; from < rows.length; from += 2_000) {
      await noteAll(
        rows.slice(from, from + 2_000).map(({ id, childId }) => ({
          action: "imports.tookErrorRow",
          subjectType: childId ? "child" : "import_row",
          subjectId: childId ?? id,
          purpose: "correct_record",
        })),
      );
    }
    const bySheet = Map.groupBy(rows, ({ sheet }) => sheet);
    const sheets = facts.layouts.flatMap((layout): ErrorSheet[] => {
      const refused = bySheet.get(layout.index);
      if (!refused) return [];
      const { index: sheet, name, headerRow, columns } = layout;
      return [
        {
          ...{ sheet, name, headerRow, columns },
          rows: refused.map((row) => ({
            row: row.row,
            raw: openRow(key, { importId, sheet, row: row.row }, row.sealed!).raw,
            problems: problemsOf({ errors: row.errors, warnings: [] }),
            token: tokenOf(one.batchId, row.id),
          })),
        },
      ];
    });
    return { organizerId: one.organizerId, slug, batchTitle: title, sheets };
  },
});
