import { Refusal } from "~/platform/refusal";
import { command, sweep } from "../../door.server";
import { mayRecordMoney } from "../may";
import { statementIdInput } from "./input";
import { statementLife } from "./life";
import { changeStatement, dropLines, forgetTexts, isNeeded, lockStatement } from "./rows.server";

/** A treasurer throws a statement away before it is sent; its lines can come again with another file. */
export const dropStatement = command("funds.dropStatement", {
  input: statementIdInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, now, tell }, { statementId }, statement) {
    const state = statementLife.next("drop", statement.state);
    if ((await dropLines(tx, statementId)).needed) throw new Refusal("statement_holds_lines");
    await forgetTexts(tx, statement);
    await changeStatement(tx, statementId, { state, goneAt: now });
    await tell("statement_dropped", { statementId });
    return { slug: statement.slug, organizationId: statement.organizationId };
  },
});

/**
 * The night's forgetting: what nobody sent is dropped, and of what was booked the names and remarks go;
 * days, amounts and marks stay, so that a line that comes again is still known.
 */
export const forgetStatements = sweep("funds.forgetStatements", async ({ tx, now, tell }) => {
  const over = await tx
    .selectFrom("statements")
    .select(["id", "keyId", "state"])
    .where("keyId", "is not", null)
    .where("goneAt", "<=", now)
    .where("state", "not in", ["sent", "approved"])
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute();
  for (const one of over) {
    if (statementLife.can("drop", one.state) && !(await isNeeded(tx, one.id))) {
      await dropLines(tx, one.id);
      await forgetTexts(tx, one);
      await changeStatement(tx, one.id, { state: statementLife.next("drop", one.state) });
      await tell("statement_dropped", { statementId: one.id });
    } else await forgetTexts(tx, one);
  }
  return over.length;
});
