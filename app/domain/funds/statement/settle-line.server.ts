import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../../actor";
import { command } from "../../door.server";
import { mayRecordMoney } from "../may";
import { restInput, settleLineInput } from "./input";
import { changeLine, lineAt, lockStatement, settleUndecided, touchStatement } from "./rows.server";
import { canBeGift } from "./settled";

const nothing = {
  settled: null,
  pledgeId: null,
  pledgeStood: null,
  settledBy: null,
  settledAt: null,
};

/**
 * A treasurer says what one line is: a promise kept, a gift of nobody in particular, or nothing to book.
 * Who saw it standing otherwise is told, and nothing is overwritten.
 */
export const settleLine = command("funds.settleStatementLine", {
  input: settleLineInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, now, actor }, { statementId, lineId, as, reference, was }, statement) {
    const line = await lineAt(tx, lineId);
    if (line?.statementId !== statementId) throw new Refusal("not_found");
    if (statement.state !== "open") throw new Refusal("step_not_possible");
    if (was && was !== line.standing) throw new Refusal("statement_line_changed");
    const by = { settledBy: personIdOf(actor), settledAt: now };
    if (as === "undo") await changeLine(tx, lineId, nothing);
    else if (as === "aside") {
      if (line.found === "before") throw new Refusal("statement_line_is_no_gift", "as");
      await changeLine(tx, lineId, { ...nothing, ...by, settled: as });
    } else {
      if (!canBeGift(line)) throw new Refusal("statement_line_is_no_gift", "as");
      const pledge =
        as === "pledge" ? await promised(tx, statement.fundId, { reference, line }) : null;
      await changeLine(tx, lineId, {
        ...by,
        settled: as,
        pledgeId: pledge?.id ?? null,
        pledgeStood: pledge?.state ?? null,
      });
    }
    await touchStatement(tx, statementId);
    return { organizationId: statement.organizationId };
  },
});

type Line = NonNullable<Awaited<ReturnType<typeof lineAt>>>;

async function promised(
  tx: Tx,
  fundId: string,
  { reference, line }: { reference: string; line: Line },
) {
  if (reference === "" && !line.candidateId) throw new Refusal("field_missing", "reference");
  const pledge = await tx
    .selectFrom("pledges")
    .select(["id", "state"])
    .where("fundId", "=", fundId)
    .$if(reference !== "", (all) => all.where("reference", "=", reference))
    .$if(reference === "", (all) => all.where("id", "=", line.candidateId))
    .executeTakeFirst();
  if (!pledge) throw new Refusal("pledge_unknown", "reference");
  return pledge;
}

/** Says the same of everything that is still to be decided and can be it; returns how much that was. */
export const settleRest = command("funds.settleRestOfStatement", {
  input: restInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, now, actor }, { statementId, as }, statement) {
    if (statement.state !== "open") throw new Refusal("step_not_possible");
    // What may be somebody's promise is looked at one by one, unless all of it is put aside.
    const found = as === "gift" ? ["unmatched"] : ["matched", "probable", "unmatched", "unread"];
    const done = await settleUndecided(tx, statementId, found, {
      ...nothing,
      ...{ settled: as, settledBy: personIdOf(actor), settledAt: now },
    });
    await touchStatement(tx, statementId);
    return { done, organizationId: statement.organizationId };
  },
});
