import type { Tx } from "~/platform/db.server";
import { dayOf } from "../book-days";
import { recogniser } from "./before";
import type { StatementLayout } from "./columns";
import { earlierOf, knownOf } from "./known.server";
import type { Cells } from "./layout";
import { markerOf } from "./marks.server";
import { matcher } from "./match";
import type { NewLine } from "./rows.server";
import { sealLine } from "./sealing.server";
import { understand } from "./understand";

type Of = { statementId: string; fundId: string; currency: string; key: Buffer; now: Date };

/**
 * Every row below the head as a line: understood, compared with what came before, matched to promises.
 * While a column is in doubt nothing is said of any of them.
 */
export async function judgedLines(
  tx: Tx,
  { statementId, fundId, currency, key, now }: Of,
  layout: StatementLayout,
  rows: readonly Cells[],
): Promise<NewLine[]> {
  const of = { fundId, statementId };
  type Said = { counterparty: string; remark: string };
  const sealed = (row: number, { counterparty, remark }: Said, cells: string[]) =>
    sealLine(key, statementId, row, { counterparty, remark, cells });
  if (layout.doubts.length > 0) {
    return rows.map(({ row, cells }) => ({
      ...{ statementId, fundId, number: row, found: "unread" },
      sealed: sealed(row, { counterparty: "", remark: "" }, cells),
    }));
  }
  const read = { currency, today: dayOf(now) };
  const lines = rows.map((row) => understand(row, layout, read));
  const recognise = recogniser(lines, await earlierOf(tx, of, lines), await markerOf(tx, fundId));
  const marked = new Map(lines.map((line) => [line, recognise(line)]));
  const judge = matcher({
    ...(await knownOf(tx, of, lines)),
    before: (line) => marked.get(line)?.before ?? null,
    undone: (line) => marked.get(line)?.undone ?? false,
  });
  return lines.map((line, place): NewLine => {
    const { found, why, candidateId, knownPaymentId } = judge(line);
    const { mark = null, content = null, numbered = false } = marked.get(line) ?? {};
    const sure = found === "matched";
    return {
      ...{ statementId, fundId, number: line.row, found, why, candidateId, knownPaymentId },
      ...{ happenedOn: line.day, minor: line.minor, mark, contentMark: content, numbered },
      ...(sure && { settled: "pledge", pledgeId: candidateId, pledgeStood: "promised" }),
      sealed: sealed(line.row, line, rows[place]?.cells ?? []),
    };
  });
}
