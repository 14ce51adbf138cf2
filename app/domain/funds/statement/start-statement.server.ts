import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { command } from "../../door.server";
import type { OpenedSheet } from "../../imports/reading/shapes";
import { makeDataKey } from "../../privacy/seal.server";
import { personIdOf } from "../../actor";
import { heldAs } from "../choices";
import { mayRecordMoney } from "../may";
import { fundBySlug } from "../rows.server";
import { goneAfter, keptDays, startStatementInput } from "./input";
import { judgedLines } from "./judged-lines.server";
import { layoutOf, remembered, type Sheet } from "./layout";
import { markerOf, type Marker } from "./marks.server";
import { masked } from "./masked";
import { habitOf, insertLines, insertStatement, lockStatementsOf } from "./rows.server";
import { sealLayout } from "./sealing.server";
import { mostLines } from "./sizes";

/**
 * A treasurer brings a statement: its rows as they were read apart. Long numbers are hidden before
 * anything else; each row below the head becomes a line, settled where it is sure what it is.
 */
export const startStatement = command("funds.startStatement", {
  input: startStatementInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayRecordMoney(actor, fund),

  async handle({ tx, now, actor, tell }, { way, sheets }, { fundId, currency }) {
    await lockStatementsOf(tx, fundId);
    const marker = await markerOf(tx, fundId);
    const texts = sheets.filter(({ hidden }) => !hidden).map((sheet) => textsOf(sheet, marker));
    const found = layoutOf(texts, currency);
    const habit = await habitOf(tx, fundId, marker.headings(found.headings));
    const rows = texts.find(({ name }) => name === found.sheet)?.rows ?? [];
    const below = rows.filter(({ row }) => row > found.headerRow);
    const layout = habit ? remembered(found, habit, { rows: below, currency }) : found;
    if (below.length > mostLines) {
      throw new Refusal("statement_too_long", "file", { most: mostLines });
    }
    const id = randomUUID();
    const key = await makeDataKey(tx, fundId, now);
    await insertStatement(tx, {
      ...{ id, fundId, currency, ...heldAs(way), keyId: key.id },
      state: layout.doubts.length > 0 ? "unsure" : "open",
      layoutSealed: sealLayout(key.bytes, id, layout),
      rowsAbove:
        sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) -
        below.length -
        (layout.headerRow > 0 ? 1 : 0),
      rowsRead: below.length,
      uploadedBy: personIdOf(actor),
      uploadedAt: now,
      goneAt: goneAfter(now, keptDays.open),
    });
    const of = { statementId: id, fundId, currency, key: key.bytes, now };
    await insertLines(tx, await judgedLines(tx, of, layout, below));
    await tell("statement_brought", { statementId: id });
    return { id, unsure: layout.doubts.length > 0 };
  },
});

/** Cells as texts, without what is never kept. */
const textsOf = ({ name, rows }: OpenedSheet, { tag }: Marker): Sheet => ({
  name,
  rows: rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => masked((cell?.text ?? "").trim().slice(0, 400), tag)),
  })),
});
