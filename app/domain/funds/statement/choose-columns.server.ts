import { Refusal } from "~/platform/refusal";
import { command } from "../../door.server";
import { mayRecordMoney } from "../may";
import { chooseColumnsInput, statementIdInput } from "./input";
import { judgedLines } from "./judged-lines.server";
import { statementLife } from "./life";
import { markerOf } from "./marks.server";
import { withoutTags } from "./masked";
import {
  changeStatement,
  dropLines,
  insertLines,
  keepHabit,
  lockStatement,
  lockStatementsOf,
  touchStatement,
} from "./rows.server";
import { keyOfStatement, openLayout, openLine, sealLayout } from "./sealing.server";

/**
 * A treasurer says what the columns hold: every line is read anew, and what was settled of it is settled
 * again. The next statement with these headings is read the same way.
 */
export const chooseColumns = command("funds.chooseStatementColumns", {
  input: chooseColumnsInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, now, tell }, { statementId, columns, ...choices }, statement) {
    const { fundId, currency, state } = statement;
    if (state !== "unsure" && state !== "open") throw new Refusal("step_not_possible");
    const meanings = Object.values(columns);
    const count = (wanted: string) => meanings.filter((one) => one === wanted).length;
    if (count("date") !== 1) throw new Refusal("statement_needs_day", "columns");
    if (count("amount") + count("income") !== 1)
      throw new Refusal("statement_needs_amount", "columns");
    const once = ["expense", "direction", "currency", "counterparty", "number", "status"];
    if (once.some((one) => count(one) > 1)) throw new Refusal("statement_column_twice", "columns");

    await lockStatementsOf(tx, fundId);
    const key = await keyOfStatement(tx, statement);
    const lines = await tx
      .selectFrom("statementLines")
      .select(["number", "sealed"])
      .where("statementId", "=", statementId)
      .orderBy("number")
      .execute();
    const rows = lines.map(({ number, sealed }) => ({
      row: number,
      cells: sealed ? openLine(key, statementId, number, sealed).cells : [],
    }));
    const before = openLayout(key, statementId, statement.layoutSealed!);
    const layout = { ...before, ...choices, columns, doubts: [] };
    if ((await dropLines(tx, statementId)).needed) throw new Refusal("statement_holds_lines");
    await insertLines(
      tx,
      await judgedLines(tx, { statementId, fundId, currency, key, now }, layout, rows),
    );
    await changeStatement(tx, statementId, {
      layoutSealed: sealLayout(key, statementId, layout),
      ...(state === "unsure" && { state: statementLife.next("understand", state) }),
    });
    await touchStatement(tx, statementId);
    const headingsMark = (await markerOf(tx, fundId)).headings(before.headings);
    if (before.headings.length > 0) {
      await keepHabit(tx, {
        fundId,
        headingsMark,
        choices: { columns, ...choices },
        chosenAt: now,
      });
    }
    await tell("statement_understood", { statementId });
  },
});

const shownRows = 4;

/** The columns of a statement with their first cells, for who says what they hold. The look is audited. */
export const lookAtStatementColumns = command("funds.lookAtStatementColumns", {
  input: statementIdInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, note }, { statementId }, statement) {
    const key = await keyOfStatement(tx, statement);
    const layout = openLayout(key, statementId, statement.layoutSealed!);
    const lines = await tx
      .selectFrom("statementLines")
      .select(["number", "sealed"])
      .where("statementId", "=", statementId)
      .orderBy("number")
      .limit(shownRows)
      .execute();
    await note({
      action: "funds.lookedAtStatement",
      subjectType: "statement",
      subjectId: statementId,
      organizationId: statement.organizationId,
      fields: ["cells"],
    });
    const first = lines.map(({ number, sealed }) =>
      sealed ? openLine(key, statementId, number, sealed).cells : [],
    );
    const width = Math.max(layout.headings.length, ...first.map((cells) => cells.length));
    return {
      id: statementId,
      slug: statement.slug,
      state: statement.state,
      ...{ dateOrder: layout.dateOrder, flow: layout.flow, doubts: layout.doubts },
      columns: Array.from({ length: width }, (_, at) => ({
        at,
        heading: layout.headings[at] ?? "",
        column: layout.columns[at] ?? null,
        first: first.map((cells) => withoutTags(cells[at] ?? "")),
      })),
    };
  },
});
