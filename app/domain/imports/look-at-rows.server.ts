import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { command, type Moment } from "../door.server";
import { townshipsAround } from "../wishes/places.server";
import { importIdInput, lookInput, rowInput } from "./input";
import { mayKeepImports, mayOpenRows } from "./may";
import { batchOf, openImport } from "./opened.server";
import { undirected } from "./reading/text";
import { rowForm } from "./row-form.server";
import { importAt, isWarned } from "./rows.server";
import { openRow } from "./sealing.server";
import type { Shown, WireColumns, WireRow } from "./shapes";
import { wireRows } from "./wire-rows.server";

const at = ({ tx }: Moment, { importId }: { importId: string }) => importAt(tx, importId);

/** Staged rows page by page, for who keeps the records; each row shown is a look that is written down. */
export const lookAtRows = command("imports.lookAtRows", {
  input: lookInput,
  subject: at,
  may: ({ actor }, one) => mayOpenRows(actor, one.organizerId),

  async handle(
    tools,
    { show, sheet, after, limit },
    one,
  ): Promise<{ rows: WireRow[]; next: string | null }> {
    const opened = await openImport(tools.tx, one);
    const rows = await tools.tx
      .selectFrom("importRows")
      .selectAll()
      .where("importId", "=", one.id)
      .where(isShown[show])
      .$if(sheet !== undefined, (some) => some.where("sheet", "=", sheet!))
      .$if(after !== undefined, (some) => {
        const [of, row] = after!.split(":").map(Number) as [number, number];
        return some.where(({ eb, refTuple, tuple }) =>
          eb(refTuple("sheet", "row"), ">", tuple(of, row)),
        );
      })
      .orderBy("sheet")
      .orderBy("row")
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      rows: await wireRows(tools, one, opened, shown),
      next: last ? `${last.sheet}:${last.row}` : null,
    };
  },
});

const isShown: Record<Shown, ReturnType<typeof sql<boolean>>> = {
  all: sql<boolean>`true`,
  right: sql<boolean>`standing = 'right'`,
  refused: sql<boolean>`standing = 'refused'`,
  warned: isWarned,
  skipped: sql<boolean>`standing = 'skipped'`,
  changed: sql<boolean>`change = 'changed'`,
  imported: sql<boolean>`standing = 'imported'`,
};

/** One staged row, with what its form begins with. */
export const lookAtRow = command("imports.lookAtRow", {
  input: rowInput,
  subject: at,
  may: ({ actor }, one) => mayOpenRows(actor, one.organizerId),
  handle: (tools, { rowId }, one) => rowForm(tools, one, rowId),
});

const firstRows = 6;

/** The first rows of each sheet, for who says what the columns hold. */
export const lookAtColumns = command("imports.lookAtColumns", {
  input: importIdInput,
  subject: at,
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle({ tx, noteAll }, _input, one): Promise<WireColumns> {
    const { key, facts } = await openImport(tx, one);
    const batch = await batchOf(tx, one.batchId);
    const rows = await firstRowsOf(tx, one.id);
    await noteAll(
      rows.map(({ id, childId }) => ({
        action: "imports.lookedAtRow",
        subjectType: childId ? "child" : "import_row",
        subjectId: childId ?? id,
        purpose: "record_child",
      })),
    );
    const read = rows.map(({ sheet, row, sealed }) => ({
      sheet,
      row,
      cells: openRow(key, { importId: one.id, sheet, row }, sealed!).raw,
    }));
    return {
      id: one.id,
      slug: batch.slug,
      batchTitle: batch.title,
      state: one.state,
      townships: await townshipsAround(tx, batch.placeCode),
      defaults: facts.defaults,
      sheets: facts.layouts.map((layout) => ({
        ...layout,
        first: [...(layout.above ?? []), ...read.filter(({ sheet }) => sheet === layout.index)]
          .slice(0, 2 * firstRows)
          .map(({ row, cells }) => ({
            row,
            cells: cells.map((cell) => undirected(cell?.text ?? "")),
          })),
      })),
    };
  },
});

async function firstRowsOf(tx: Tx, importId: string) {
  const { rows } = await sql<{
    id: string;
    sheet: number;
    row: number;
    childId: string | null;
    sealed: Buffer;
  }>`
    select id, sheet, row, child_id, sealed from (
      select *, row_number() over (partition by sheet order by row) as nth from import_rows
      where import_id = ${importId} and sealed is not null) r
    where nth <= ${firstRows} order by sheet, row`.execute(tx);
  return rows;
}
