import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../../actor";
import { command } from "../../door.server";
import { mayApproveMoney, mayRecordMoney } from "../may";
import {
  approveStatementInput,
  goneAfter,
  keptDays,
  returnStatementInput,
  sendInput,
} from "./input";
import { statementLife } from "./life";
import {
  changeStatement,
  countChanged,
  lockStatement,
  touchStatement,
  unsettleChanged,
} from "./rows.server";
import { toBook } from "./standing.server";

/**
 * The treasurer hands a settled statement to another person. What isn't so any more, since a promise was
 * paid or taken back meanwhile, is put on the list again instead: `changed` says how much that is.
 */
export const sendStatement = command("funds.sendStatement", {
  input: sendInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle({ tx, now, actor, tell }, { statementId }, statement) {
    const state = statementLife.next("send", statement.state);
    const changed = await unsettleChanged(tx, statementId);
    if (changed > 0) {
      await touchStatement(tx, statementId);
      return { changed, organizationId: statement.organizationId };
    }
    if ((await toBook(tx, statementId)).lines === 0) throw new Refusal("statement_books_nothing");
    await touchStatement(tx, statementId);
    await changeStatement(tx, statementId, {
      ...{ state, sentBy: personIdOf(actor), sentAt: now, reason: "" },
    });
    await tell("statement_sent", { statementId });
    return { changed: 0, organizationId: statement.organizationId };
  },
});

/**
 * Another person lets the whole statement into the books, as he saw it. A job books it line by line;
 * refused where a promise stands otherwise by now, so that it can be sent back.
 */
export const approveStatement = command("funds.approveStatement", {
  input: approveStatementInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayApproveMoney(actor, statement),

  async handle({ tx, now, actor, tell }, { statementId, revision }, statement) {
    const state = statementLife.next("approve", statement.state);
    const me = personIdOf(actor);
    if (me === statement.sentBy || me === statement.uploadedBy) {
      throw new Refusal("statement_needs_second_person");
    }
    if (revision !== statement.revision || (await countChanged(tx, statementId)) > 0) {
      throw new Refusal("statement_changed_meanwhile");
    }
    await changeStatement(tx, statementId, { state, decidedBy: me, decidedAt: now });
    await addJob(tx, "book-statement", { statementId }, { queue: `statement:${statementId}` });
    await tell("statement_approved", { statementId });
  },
});

/** Another person sends a statement back with a reason; nothing of it is booked. */
export const returnStatement = command("funds.returnStatement", {
  input: returnStatementInput,
  subject: ({ tx }, { statementId }) => lockStatement(tx, statementId),
  may: ({ actor }, statement) => mayApproveMoney(actor, statement),

  async handle({ tx, now, tell }, { statementId, reason }, statement) {
    const state = statementLife.next("return", statement.state);
    await changeStatement(tx, statementId, {
      ...{ state, reason, goneAt: goneAfter(now, keptDays.open) },
    });
    await touchStatement(tx, statementId);
    await tell("statement_returned", { statementId });
  },
});
