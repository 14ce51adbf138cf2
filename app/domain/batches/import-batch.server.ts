import { z } from "zod";
import { Refusal, type RefusalCode } from "~/platform/refusal";
import { toWire, type WireMoney } from "~/platform/money";
import { personIdOf } from "../actor";
import { command, type Handling } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { childInput } from "../privacy/input";
import { takeInChild } from "../wishes/take-in-child.server";
import { aliasTells } from "../wishes/aliases";
import { wishInput, type Category } from "../wishes/input";
import { townshipsAround, type Township } from "../wishes/places.server";
import { insertWish } from "../wishes/rows.server";
import { importInput } from "./input";
import { mayKeepBatches } from "./may";
import { readSheet, type SheetRow } from "./read-sheet";
import { lockBatch, type BatchRow } from "./rows.server";
import { categoryWords, type Column } from "./sheet-words";

export type UnderstoodRow = {
  row: number;
  number: number;
  alias: string;
  category: Category;
  title: string;
  size: string;
  price: WireMoney;
  township: Township;
  ageBand: AgeBand;
  known: boolean;
};
export type RefusedRow = SheetRow & { reasons: { column: Column | null; code: RefusalCode }[] };
export type Import = { rowsRead: number; imported: UnderstoodRow[]; refused: RefusedRow[] };

const rowInput = z.object({ ...childInput.shape, ...wishInput.shape });

/**
 * Takes in what is right of a filled-in template: each row becomes a sealed child and a draft, or
 * is refused with its reasons. Rows read = rows imported + rows refused. Run dry, it is the preview.
 */
export const importWishes = command("batches.import", {
  input: importInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async handle(tools, { sheet }, batch): Promise<Import & { organizerId: string }> {
    if (batch.state === "closed" || batch.state === "reported") {
      throw new Refusal("step_not_possible");
    }
    const { rows } = readSheet(sheet);
    const townships = await townshipsAround(tools.tx, batch.placeCode);
    const imported: UnderstoodRow[] = [];
    const refused: RefusedRow[] = [];
    for (const row of rows) {
      const outcome = await takeRow(tools, batch, row, townships);
      if ("reasons" in outcome) refused.push({ ...row, reasons: outcome.reasons });
      else imported.push(outcome);
    }
    return { rowsRead: rows.length, imported, refused, organizerId: batch.organizerId };
  },
});

type Outcome = UnderstoodRow | Pick<RefusedRow, "reasons">;

async function takeRow(
  { tx, now, actor, tell }: Handling,
  batch: BatchRow,
  { row, cells }: SheetRow,
  townships: readonly Township[],
): Promise<Outcome> {
  const township = townshipNamed(townships, cells.townshipCode ?? "");
  const category = categoryNamed(cells.category ?? "");
  const parsed = rowInput.safeParse({
    ...cells,
    townshipCode: township?.code ?? "00",
    category: category ?? "other",
  });
  const reasons: RefusedRow["reasons"] = [
    ...(parsed.success ? [] : parsed.error.issues.map(reasonOf)),
    ...(township ? [] : [{ column: "townshipCode" as const, code: "township_unknown" as const }]),
    ...(category ? [] : [{ column: "category" as const, code: "choice_unknown" as const }]),
  ];
  if (parsed.success && aliasTells(parsed.data.alias, parsed.data.legalName)) {
    reasons.push({ column: "alias", code: "alias_tells_name" });
  }
  if (!parsed.success || !township || reasons.length > 0) return { reasons };

  const { category: kind, title, words, size, colour, style, price, alias, ...child } = parsed.data;
  try {
    const by = personIdOf(actor);
    const organizerId = batch.organizerId;
    const taken = await takeInChild(tx, now, { organizerId, recordedBy: by, child });
    if (!taken.known) await tell("child_recorded", { childId: taken.childId });
    const wish = await insertWish(tx, now, batch, {
      childId: taken.childId,
      authorIds: [by],
      wish: { category: kind, title, words, size, colour, style, price, alias },
    });
    await tell("wish_added", { wishId: wish.id, batchId: batch.id });
    const { number, alias: drawn } = wish;
    const { ageBand, known } = taken;
    const understood = { row, number, alias: drawn, category: kind, title, size };
    return { ...understood, price: toWire(price), township, ageBand, known };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reasons: [{ column: (error.field as Column | undefined) ?? null, code: error.code }] };
  }
}

const reasonOf = ({ path, message }: { path: PropertyKey[]; message: string }) => ({
  column: path[0] as Column,
  code: (/^[a-z_]+$/.test(message) ? message : "invalid_input") as RefusalCode,
});

function townshipNamed(townships: readonly Township[], typed: string): Township | undefined {
  const name = typed.normalize("NFKC").trim().toLowerCase();
  return townships.find(({ code, nameZh, nameEn }) =>
    [code, nameZh, nameEn, nameZh.replace(/(?:街道|镇|乡)$/, "")].some(
      (it) => it.toLowerCase() === name,
    ),
  );
}

function categoryNamed(typed: string): Category | undefined {
  const name = typed.normalize("NFKC").trim().toLowerCase();
  const found = Object.entries(categoryWords).find(([, words]) => words.includes(name));
  return found?.[0] as Category | undefined;
}
