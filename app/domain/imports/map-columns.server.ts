import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import { parseAmount } from "~/platform/money";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { makeDataKey, openDataKeys } from "../privacy/seal.server";
import { wishCurrency } from "../wishes/input";
import { townshipsAround } from "../wishes/places.server";
import { neededColumns, type Column } from "./columns";
import { mappingInput } from "./input";
import { importLife } from "./life";
import { mayKeepImports } from "./may";
import { batchOf, openImport, refuseBusy, rememberedOf } from "./opened.server";
import { plainHeading } from "./reading/layout";
import type { RawCells, SheetLayout, SheetMapping } from "./reading/shapes";
import { changeImport, keepHabits, lockImport } from "./rows.server";
import { openRow, sealHabits, sealTable } from "./sealing.server";

/** What a row can say of a child but once; several wishes of a row may stand in several columns. */
const oneColumnEach: readonly Column[] = [
  "legalName",
  "township",
  "school",
  "guardianName",
  "guardianPhone",
  "consent",
  "consentDate",
];

/** The organizer says which row heads a sheet and what its columns hold; its rows are read again. */
export const mapColumns = command("imports.mapColumns", {
  input: mappingInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle({ tx, now, actor, tell }, { importId, sheets, townshipCode, price, remember }, one) {
    refuseBusy(one);
    const { key, facts } = await openImport(tx, one);
    const batch = await batchOf(tx, one.batchId);
    refuseUnclear(sheets);
    if (price && !parseAmount(price, wishCurrency)) throw new Refusal("amount_malformed", "price");
    const townships = townshipCode ? await townshipsAround(tx, batch.placeCode) : [];
    if (townshipCode && !townships.some(({ code }) => code === townshipCode)) {
      throw new Refusal("choice_unknown", "townshipCode");
    }
    const told = new Set(sheets.map(({ sheet }) => sheet));
    const mapping = [...(facts.mapping ?? []).filter(({ sheet }) => !told.has(sheet)), ...sheets];
    await changeImport(tx, importId, {
      state: importLife.next("map", one.state),
      failure: null,
      askedBy: personIdOf(actor),
      rowsDone: 0,
      layoutSealed: sealTable(key, importId, {
        layouts: facts.layouts,
        mapping,
        defaults: { ...(townshipCode && { townshipCode }), ...(price && { price }) },
      }),
    });
    if (remember) {
      const headings = await headingsOf(tx, { importId, key, layouts: facts.layouts }, sheets);
      await rememberHeadings(tx, now, one.organizerId, headings);
    }
    await addJob(tx, "read-import", { importId }, { queue: `import:${importId}` });
    await tell("import_started", { importId, batchId: one.batchId });
    return { id: importId, organizerId: one.organizerId, slug: batch.slug };
  },
});

function refuseUnclear(sheets: readonly SheetMapping[]) {
  const meant = sheets.map(({ columns }) => Object.values(columns).filter((one) => one !== null));
  for (const [at, columns] of meant.entries()) {
    const doubled = oneColumnEach.find((it) => columns.filter((one) => one === it).length > 1);
    if (doubled) throw new Refusal("import_columns_doubled", `sheets[${at}]`, { column: doubled });
    const missing = neededColumns.find((it) => !columns.includes(it));
    const holdsChildren = neededColumns.some((it) => columns.includes(it));
    if (missing && holdsChildren)
      throw new Refusal("import_columns_needed", `sheets[${at}]`, { column: missing });
  }
  if (!meant.some((columns) => columns.includes("legalName"))) {
    throw new Refusal("import_columns_needed", "sheets[0]", { column: neededColumns[0] });
  }
}

type Table = { importId: string; key: Buffer; layouts: readonly SheetLayout[] };

/** What the headings of these sheets were said to mean. A row that was staged may be the header now. */
async function headingsOf(
  tx: Tx,
  { importId, key, layouts }: Table,
  sheets: readonly SheetMapping[],
): Promise<[string, Column][]> {
  const found: [string, Column][] = [];
  for (const { sheet, headerRow, columns } of sheets) {
    const layout = layouts.find(({ index }) => index === sheet);
    const above = layout?.above?.find(({ row }) => row === headerRow)?.cells;
    const header = above ?? (await stagedCells(tx, { importId, key, sheet, row: headerRow }));
    for (const [at, column] of Object.entries(columns)) {
      const known = layout?.columns.find((one) => one.at === Number(at))?.heading;
      const heading = plainHeading(header?.[Number(at)]?.text ?? known ?? "");
      if (heading && column) found.push([heading, column]);
    }
  }
  return found;
}

async function stagedCells(
  tx: Tx,
  { key, row, ...of }: { importId: string; key: Buffer; sheet: number; row: number | null },
): Promise<RawCells | undefined> {
  if (row === null) return undefined;
  const staged = await tx
    .selectFrom("importRows")
    .select("sealed")
    .where("importId", "=", of.importId)
    .where("sheet", "=", of.sheet)
    .where("row", "=", row)
    .executeTakeFirst();
  return staged?.sealed ? openRow(key, { ...of, row }, staged.sealed).raw : undefined;
}

/** Keeps what headings mean for this organizer's next tables. */
async function rememberHeadings(
  tx: Tx,
  now: Date,
  organizerId: string,
  told: readonly [string, Column][],
) {
  const headings = { ...(await rememberedOf(tx, organizerId)), ...Object.fromEntries(told) };
  const before = await tx
    .selectFrom("importHabits")
    .select("keyId")
    .where("organizerId", "=", organizerId)
    .executeTakeFirst();
  const kept = before?.keyId && (await openDataKeys(tx, [before.keyId])).get(before.keyId);
  const key = kept || (await makeDataKey(tx, organizerId, now));
  const headingsSealed = sealHabits(key.bytes, organizerId, headings);
  await keepHabits(tx, { organizerId, keyId: key.id, headingsSealed });
}
