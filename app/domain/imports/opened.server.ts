import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { localOf } from "../batches/times";
import { openDataKeys, ownSecret } from "../privacy/seal.server";
import { wishCurrency } from "../wishes/input";
import { countyOf, townshipsAround } from "../wishes/places.server";
import { marker } from "./marks.server";
import type { ReadingContext } from "./reading/shapes";
import type { ImportRow } from "./rows.server";
import { openHabits, openTable, type TableFacts } from "./sealing.server";
import type { Staging } from "./staged-row.server";

export type Opened = { key: Buffer; facts: TableFacts };

const nothingYet: TableFacts = { layouts: [], defaults: {} };

/** The key of an import and what is known of its table. Refuses where they are forgotten. */
export async function openImport(tx: Tx, one: ImportRow): Promise<Opened> {
  const key = one.keyId && (await openDataKeys(tx, [one.keyId])).get(one.keyId)?.bytes;
  if (!key) throw new Refusal("import_gone");
  const facts = one.layoutSealed ? openTable(key, one.id, one.layoutSealed) : nothingYet;
  return { key, facts };
}

/** Refuses while a step of the import runs, and when it is over. */
export function refuseBusy({ state }: Pick<ImportRow, "state">) {
  if (state === "reading" || state === "taking_in") throw new Refusal("import_busy");
  if (state === "gone") throw new Refusal("import_gone");
}

export const batchOf = (tx: Tx, batchId: string) =>
  tx
    .selectFrom("batches")
    .select(["id", "organizerId", "slug", "title", "state", "placeCode", "timeZone", "madeBy"])
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
export type BatchFacts = Awaited<ReturnType<typeof batchOf>>;

/** Everything that understanding a table of this batch needs to know besides the file. */
export async function contextOf(
  tx: Tx,
  now: Date,
  batch: BatchFacts,
  { mapping, defaults }: Pick<TableFacts, "mapping" | "defaults"> = nothingYet,
): Promise<ReadingContext> {
  return {
    today: localOf(now, batch.timeZone).slice(0, 10),
    currency: wishCurrency,
    townships: await townshipsAround(tx, batch.placeCode),
    remembered: await rememberedOf(tx, batch.organizerId),
    mapping,
    defaults,
  };
}

/** The meanings this organizer gave to headings. */
export async function rememberedOf(
  tx: Tx,
  organizerId: string,
): Promise<ReadingContext["remembered"]> {
  const habits = await tx
    .selectFrom("importHabits")
    .select(["keyId", "headingsSealed"])
    .where("organizerId", "=", organizerId)
    .executeTakeFirst();
  const key = habits?.keyId && (await openDataKeys(tx, [habits.keyId])).get(habits.keyId);
  return key ? openHabits(key.bytes, organizerId, habits.headingsSealed) : {};
}

/** What staging, comparing and taking in rows of an import need. */
export async function stagingOf(
  tx: Tx,
  { id, batchId }: Pick<ImportRow, "id" | "batchId">,
  key: Buffer,
): Promise<Staging & { placeCode: string }> {
  const { placeCode } = await batchOf(tx, batchId);
  const townships = await townshipsAround(tx, placeCode);
  const rows = await tx
    .selectFrom("places as p")
    .select(["p.code", countyOf.as("county")])
    .where("p.code", "in", [placeCode, ...townships.map(({ code }) => code)])
    .execute();
  const counties = new Map(rows.map(({ code, county }) => [code, county]));
  return {
    importId: id,
    batchId,
    key,
    placeCode,
    hashSecret: await ownSecret(tx, "child-hash"),
    marks: marker(await ownSecret(tx, "import-mark")),
    countyOf: (code) => counties.get(code ?? placeCode) ?? counties.get(placeCode) ?? placeCode,
  };
}
