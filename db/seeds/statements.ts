import type { Person } from "~/domain/actor";
import { sendStatement } from "~/domain/funds/statement/decide-statement.server";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import type { OpenedSheet } from "~/domain/imports/reading/shapes";
import { run } from "~/domain/run.server";

type Bank = { slug: string; treasurer: Person };

const sheetOf = (rows: readonly (readonly string[])[]): OpenedSheet => ({
  name: "1",
  hidden: false,
  rows: rows.map((cells, at) => ({
    row: at + 1,
    cells: cells.map((text) => (text === "" ? null : { text })),
  })),
});

/** A statement that a treasurer has brought and not settled. */
export const bring = (
  { slug, treasurer }: Bank,
  rows: readonly (readonly string[])[],
  now: Date,
): Promise<{ id: string }> =>
  run(startStatement, { actor: treasurer, input: { slug, sheets: [sheetOf(rows)] }, now });

/** A statement whose last lines were settled, waiting for another person. */
export async function bringAndSend(
  bank: Bank,
  rows: readonly (readonly string[])[],
  now: Date,
): Promise<void> {
  const { id: statementId } = await bring(bank, rows, now);
  const actor = bank.treasurer;
  await run(settleRest, { actor, input: { statementId, as: "gift" }, now });
  await run(sendStatement, { actor, input: { statementId }, now });
}
