import type { Person } from "~/domain/actor";
import { dayOf } from "~/domain/funds/book-days";
import { approveStatement, sendStatement } from "~/domain/funds/statement/decide-statement.server";
import { lookAtStatement } from "~/domain/funds/statement/look-at-statement.server";
import { settleLine, settleRest } from "~/domain/funds/statement/settle-line.server";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import type { OpenedSheet } from "~/domain/imports/reading/shapes";
import { run } from "~/domain/run.server";
import { bookStatement } from "~/jobs/book-statement";
import { asOwner } from "../setup/database";
import type { FundAtWork } from "./funds";

/** Rows as the program that opens files tells them. */
export const sheetOf = (rows: readonly (readonly string[])[], name = "流水"): OpenedSheet => ({
  name,
  hidden: false,
  rows: rows.map((cells, at) => ({
    row: at + 1,
    cells: cells.map((text) => (text === "" ? null : { text })),
  })),
});

/** Today where funds' money is counted, or so many days before. */
export const daysAgo = (days = 0) => dayOf(new Date(Date.now() - days * 86_400_000));

export type BankLine = {
  on?: string;
  income?: string;
  expense?: string;
  from?: string;
  remark?: string;
  number?: string;
};

export const bankHead = ["交易日期", "收入金额", "支出金额", "对方户名", "附言", "流水号"];
export const bankRow = (line: BankLine) => {
  const { on = daysAgo(), income = "", expense = "", from = "", remark = "", number = "" } = line;
  return [on, income, expense, from, remark, number];
};

type Brought = { actor?: Person; now?: Date };

/** A statement that the treasurer brought, with a title above its table. */
export const aStatement = (
  { slug, treasurer }: FundAtWork,
  lines: readonly BankLine[],
  { actor = treasurer, now }: Brought = {},
) =>
  run(startStatement, {
    actor,
    input: { slug, sheets: [sheetOf([["账户明细"], bankHead, ...lines.map(bankRow)])] },
    now,
  });

/** A statement as its work list shows it. */
export const workList = (actor: Person, statementId: string, more = {}) =>
  run(lookAtStatement, { actor, input: { statementId, ...more } });

/** A statement whose lines without a promise are all gifts, sent for approval. */
export async function aSettledStatement(fund: FundAtWork, lines: readonly BankLine[]) {
  const { id } = await aStatement(fund, lines);
  await run(settleRest, { actor: fund.treasurer, input: { statementId: id, as: "gift" } });
  await run(sendStatement, { actor: fund.treasurer, input: { statementId: id } });
  return { id };
}

/** How the lines of a statement were found, in their order, and why. */
export const foundOf = async (fund: FundAtWork, statementId: string) =>
  (await workList(fund.treasurer, statementId)).lines.map(({ found, why }) =>
    [found, ...why].join(" "),
  );

export const settle = (
  fund: FundAtWork,
  statementId: string,
  lineId: string,
  as: string,
  more = {},
) => run(settleLine, { actor: fund.treasurer, input: { statementId, lineId, as, ...more } });

export const send = (fund: FundAtWork, statementId: string) =>
  run(sendStatement, { actor: fund.treasurer, input: { statementId } });

/** Approved as it stands now; nothing of it is booked yet. */
export async function approve(fund: FundAtWork, statementId: string, actor = fund.approver) {
  const { revision } = await workList(fund.treasurer, statementId);
  await run(approveStatement, { actor, input: { statementId, revision } });
}

/** Everything from sending to the books. */
export async function book(fund: FundAtWork, statementId: string) {
  await send(fund, statementId);
  await approve(fund, statementId);
  await bookStatement({ statementId });
}

/** What lies in the fund's bank by its books, in minor units. */
export async function inBank({ fundId }: FundAtWork) {
  const { rows } = await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query<{ sum: string }>(
      `select coalesce(sum(p.minor), 0)::text as sum from postings p
       join ledger_accounts a on a.id = p.account_id where a.fund_id = $1 and a.kind = 'bank'`,
      [fundId],
    ),
  );
  return rows[0]!.sum;
}
