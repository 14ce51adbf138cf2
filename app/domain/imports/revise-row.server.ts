import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { columns, type Column } from "./columns";
import { compareRows } from "./compare-rows.server";
import { revisionInput } from "./input";
import { mayKeepImports } from "./may";
import { batchOf, contextOf, openImport, refuseBusy, stagingOf } from "./opened.server";
import { cleanse } from "./reading/cleanse";
import type { RawCells, SheetColumn } from "./reading/shapes";
import { understandRow } from "./reading/understand-row";
import { rowForm } from "./row-form.server";
import { changeImport, lockImport, stageRows } from "./rows.server";
import { openRow, sealTable } from "./sealing.server";
import { staged } from "./staged-row.server";

/**
 * Somebody mends a row where it stands: what he typed takes the place of the cells and the row is
 * understood again. What is still wrong comes back on the row, with what was typed.
 */
export const reviseRow = command("imports.reviseRow", {
  input: revisionInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle(tools, { importId, rowId, values }, one) {
    refuseBusy(one);
    const { tx, now, actor } = tools;
    const stored = await tx
      .selectFrom("importRows")
      .selectAll()
      .where("id", "=", rowId)
      .where("importId", "=", importId)
      .forUpdate()
      .executeTakeFirst();
    if (!stored) throw new Refusal("not_found");
    if (!stored.sealed) throw new Refusal("child_erased");
    if (stored.standing === "imported" || stored.standing === "mended") {
      throw new Refusal("step_not_possible");
    }
    const { key, facts } = await openImport(tx, one);
    const layout = facts.layouts.find(({ index }) => index === stored.sheet);
    if (!layout || layout.headerRow === null) throw new Refusal("sheet_header_unknown");

    const before = openRow(key, { ...stored, importId }, stored.sealed);
    const known = withColumns(layout.columns, before.raw.length, values);
    const cells = withValues(before.raw, known, values);
    const table = { ...layout, columns: known };
    const read = understandRow(
      cleanse({ row: stored.row, cells }, known),
      table,
      await contextOf(tx, now, await batchOf(tx, one.batchId), facts),
    );
    if (known !== layout.columns) {
      const layouts = facts.layouts.map((each) => (each === layout ? table : each));
      await changeImport(tx, importId, {
        layoutSealed: sealTable(key, importId, { ...facts, layouts }),
      });
    }
    const staging = await stagingOf(tx, one, key);
    const token = before.token;
    const anew = staged({ ...read, ...(token && { token }) }, staging, [personIdOf(actor)]);
    await stageRows(tx, one, [anew]);
    const hashes = anew.child_hashes.map((hex) => Buffer.from(hex.slice(2), "hex"));
    await compareRows(tools, one, staging, [...stored.childHashes, ...hashes]);
    return rowForm(tools, one, rowId);
  },
});

type Values = Partial<Record<Column, string>>;

/** A value for which the table has no column gets one, behind the others. */
function withColumns(known: SheetColumn[], width: number, values: Values): SheetColumn[] {
  const missing = (Object.keys(values) as Column[]).filter(
    (column) => values[column]?.trim() && !known.some((one) => one.column === column),
  );
  if (missing.length === 0) return known;
  const end = Math.max(width, ...known.map(({ at }) => at + 1));
  return [
    ...known,
    ...missing.map((column, nth) => ({
      at: end + nth,
      heading: columns[column]["zh-CN"],
      column,
      by: "organizer" as const,
    })),
  ];
}

/** The cells with what was typed; a cell that was left as it is keeps how the file had it. */
function withValues(cells: RawCells, known: readonly SheetColumn[], values: Values): RawCells {
  const next = [...cells];
  for (const [column, text] of Object.entries(values)) {
    const at = known.find((one) => one.column === column)?.at;
    if (at === undefined || (next[at]?.text ?? "") === text) continue;
    while (next.length <= at) next.push(null);
    next[at] = text === "" ? null : { text };
  }
  return next;
}
