import { Refusal } from "~/platform/refusal";
import type { Handling } from "../door.server";
import { mayKeepImports } from "./may";
import { batchOf, openImport } from "./opened.server";
import type { ImportRow } from "./rows.server";
import type { WireRowForm } from "./shapes";
import { wireRows } from "./wire-rows.server";

/** One staged row as its form shows it; the same look, of one row. */
export async function rowForm(
  tools: Pick<Handling, "tx" | "noteAll" | "actor">,
  one: ImportRow,
  rowId: string,
): Promise<WireRowForm> {
  const { tx, actor } = tools;
  const row = await tx
    .selectFrom("importRows")
    .selectAll()
    .where("id", "=", rowId)
    .where("importId", "=", one.id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  const [wire] = await wireRows(tools, one, await openImport(tx, one), [row], {
    everyOther: true,
  });
  const { slug, title } = await batchOf(tx, one.batchId);
  const raw = Object.entries(wire!.raw).map(([column, { text }]) => [column, text]);
  return {
    ...wire!,
    importId: one.id,
    slug,
    batchTitle: title,
    state: one.state,
    can: { keep: mayKeepImports(actor, one.organizerId) },
    values: Object.fromEntries(raw) as WireRowForm["values"],
  };
}
