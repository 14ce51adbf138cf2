import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { RefusalCode } from "~/platform/refusal";
import { query } from "../door.server";
import { openDataKeys } from "../privacy/seal.server";
import { consentsOf } from "./consents-of-import.server";
import { importIdInput, importsOfInput } from "./input";
import { mayKeepImports, mayOpenRows, maySeeImports } from "./may";
import { batchOf, openImport } from "./opened.server";
import { undirected } from "./reading/text";
import { importAt, isWarned, placeless } from "./rows.server";
import { openName, type TableFacts } from "./sealing.server";
import type { WireCounts, WireImport, WireImportListed } from "./shapes";

const collecting = ["draft", "scheduled", "open"];
const nothing: WireCounts = {
  right: 0,
  refused: 0,
  skipped: 0,
  imported: 0,
  mended: 0,
  warned: 0,
  placeless: 0,
  new: 0,
  same: 0,
  changed: 0,
};

/** How many rows stand how, by import. */
async function countsOf(tx: Tx, importIds: readonly string[]): Promise<Map<string, WireCounts>> {
  if (importIds.length === 0) return new Map();
  const { rows } = await sql<WireCounts & { importId: string }>`
    select import_id, ${sql.raw(
      ["right", "refused", "skipped", "imported", "mended"]
        .map((standing) => `count(*) filter (where standing = '${standing}')::int as "${standing}"`)
        .join(", "),
    )},
      count(*) filter (where ${isWarned})::int as warned,
      count(*) filter (where standing in ('right', 'imported') and ${placeless} = any (warnings))::int as placeless,
      ${sql.raw(
        ["new", "same", "changed"]
          .map(
            (change) =>
              `count(*) filter (where standing = 'right' and change = '${change}')::int as "${change}"`,
          )
          .join(", "),
      )}
    from import_rows where import_id = any (${importIds}::uuid[]) group by import_id`.execute(tx);
  return new Map(rows.map(({ importId, ...counts }) => [importId, counts]));
}

/** How far an import is and what became of its rows; names only for those who keep the records. */
export const importPage = query("imports.page", {
  input: importIdInput,
  subject: ({ tx }, { importId }) => importAt(tx, importId),
  may: ({ actor }, one) => maySeeImports(actor, one.organizerId),

  async read({ tx, actor }, { importId }, one): Promise<WireImport> {
    const batch = await batchOf(tx, one.batchId);
    const opens = mayOpenRows(actor, one.organizerId);
    const opened = one.state === "gone" ? null : await openImport(tx, one);
    const sheetRows = await tx
      .selectFrom("importRows")
      .select((eb) => ["sheet", eb.fn.countAll<bigint>().as("rows")])
      .where("importId", "=", importId)
      .groupBy("sheet")
      .execute();
    const rowsOf = new Map(sheetRows.map(({ sheet, rows }) => [sheet, Number(rows)]));
    const keeps = mayKeepImports(actor, one.organizerId) && collecting.includes(batch.state);
    return {
      id: one.id,
      slug: batch.slug,
      batchTitle: batch.title,
      state: one.state,
      failure: one.failure
        ? { code: one.failure as RefusalCode, about: opened?.facts.about ?? {} }
        : null,
      fileName:
        opens && opened && one.fileNameSealed
          ? undirected(openName(opened.key, importId, one.fileNameSealed))
          : null,
      rowsRead: one.rowsRead,
      rowsDone: one.rowsDone,
      rowsToDo: one.state === "reading" ? one.rowsRead : one.rowsToDo,
      sheets: opened ? sheetsOf(opened.facts, rowsOf, opens) : [],
      counts: (await countsOf(tx, [importId])).get(importId) ?? nothing,
      consents: await consentsOf(tx, importId),
      can: { keep: keeps, open: opens, recordConsents: opens },
      uploadedAt: one.uploadedAt.toISOString(),
      goneAt: one.goneAt.toISOString(),
    };
  },
});

const sheetsOf = ({ layouts }: TableFacts, rowsOf: Map<number, number>, opens: boolean) =>
  layouts.map(({ index, name, headerRow, unsure, columns }) => ({
    sheet: index,
    name: opens ? undirected(name) : null,
    headerRow,
    unsure,
    rows: rowsOf.get(index) ?? 0,
    columns: columns.map((column) => ({
      ...column,
      heading: opens ? undirected(column.heading) : "",
    })),
  }));

const importsAtATime = 20;

/** The imports of a batch that are still here, newest first, to come back to. */
export const importsOf = query("imports.ofBatch", {
  input: importsOfInput,
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId", "slug", "title", "state"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => maySeeImports(actor, batch.organizerId),

  async read({ tx, actor }, { page }, batch) {
    const rows = await tx
      .selectFrom("imports as i")
      .innerJoin("people as p", "p.id", "i.uploadedBy")
      .select(["i.id", "i.state", "i.failure", "i.keyId", "i.fileNameSealed", "i.rowsRead"])
      .select(["i.uploadedAt", "i.goneAt", "p.name as by"])
      .where("i.batchId", "=", batch.id)
      .where("i.state", "<>", "gone")
      .orderBy("i.uploadedAt", "desc")
      .orderBy("i.id")
      .limit(importsAtATime + 1)
      .offset((page - 1) * importsAtATime)
      .execute();
    const here = rows.slice(0, importsAtATime);
    const counts = await countsOf(
      tx,
      here.map(({ id }) => id),
    );
    const keys = await openDataKeys(
      tx,
      here.flatMap(({ keyId }) => keyId ?? []),
    );
    const opens = mayOpenRows(actor, batch.organizerId);
    const imports = here.map(
      ({ keyId, fileNameSealed, failure, uploadedAt, goneAt, ...row }): WireImportListed => {
        const key = opens && keyId ? keys.get(keyId)?.bytes : undefined;
        return {
          ...row,
          failure: failure as RefusalCode | null,
          fileName:
            key && fileNameSealed ? undirected(openName(key, row.id, fileNameSealed)) : null,
          counts: counts.get(row.id) ?? nothing,
          uploadedAt: uploadedAt.toISOString(),
          goneAt: goneAt.toISOString(),
        };
      },
    );
    return {
      slug: batch.slug,
      batchTitle: batch.title,
      can: {
        keep: mayKeepImports(actor, batch.organizerId) && collecting.includes(batch.state),
      },
      imports,
      page,
      more: rows.length > here.length,
    };
  },
});
