import { randomUUID } from "node:crypto";
import { command, type Handling } from "../../door.server";
import { keepDataKeys, newDataKey } from "../../privacy/seal.server";
import { clear } from "../clear-payment.server";
import { depositLife } from "../life";
import { sealPayerUnder } from "../payer.server";
import { changeDeposit, insertDeposit, paymentsOf } from "../rows.server";
import { goneAfter, keptDays, statementIdInput } from "./input";
import { statementLife } from "./life";
import { bookLine, changeStatement, linesToBook, statementToBook } from "./rows.server";
import { keyStillThere, openLine } from "./sealing.server";

const linesAtATime = 100;

/**
 * Books the next lines of an approved statement: a deposit for each of their days, approved by who
 * approved the statement. The statement is held meanwhile and a line's gift is written with the line:
 * however many workers are at it, and wherever one is killed, a line is booked once. False at the end.
 */
export const bookLines = command("funds.bookStatementLines", {
  input: statementIdInput,
  subject: ({ tx }, { statementId }) => statementToBook(tx, statementId),
  may: ({ actor }) => actor.kind === "system",

  async handle(handling, { statementId }, statement) {
    const { tx, now, tell } = handling;
    if (statement.state !== "approved") return false;
    const lines = await linesToBook(tx, statementId, linesAtATime);
    for (const [day, those] of byDay(lines))
      await bookDay(handling, statement, { day, lines: those });
    if (lines.length === linesAtATime) return true;
    await changeStatement(tx, statementId, {
      state: statementLife.next("book", statement.state),
      bookedAt: now,
      goneAt: goneAfter(now, keptDays.booked),
    });
    await tell("statement_booked", { statementId });
    return false;
  },
});

type Statement = NonNullable<Awaited<ReturnType<typeof statementToBook>>>;
type Line = Awaited<ReturnType<typeof linesToBook>>[number];

function byDay(lines: readonly Line[]): Map<string, Line[]> {
  const days = new Map<string, Line[]>();
  for (const line of lines)
    days.set(line.happenedOn!, [...(days.get(line.happenedOn!) ?? []), line]);
  return days;
}

async function bookDay(
  handling: Handling,
  statement: Statement,
  { day, lines }: { day: string; lines: readonly Line[] },
) {
  const { tx, now, tell } = handling;
  const {
    id: statementId,
    fundId,
    currency,
    way,
    heldAt,
    sentBy,
    sentAt,
    decidedBy,
    decidedAt,
  } = statement;
  const key = await keyStillThere(tx, statement);
  const gifts = lines.map((line) => {
    const payer =
      key && line.sealed ? openLine(key, statementId, line.number, line.sealed).counterparty : "";
    return { line, id: randomUUID(), payer: payer.slice(0, 80), own: newDataKey() };
  });
  await keepDataKeys(
    tx,
    gifts.filter(({ payer }) => payer !== "").map(({ own }) => own),
    fundId,
    now,
  );
  const came = { way, heldAt, receivedOn: day };
  const deposit = { id: randomUUID(), ...came, recordedBy: sentBy!, fundId, currency };
  await insertDeposit(
    tx,
    { ...deposit, statementId, recordedAt: sentAt! },
    gifts.map(({ line, id, payer, own }) => ({
      ...{ id, pledgeId: line.pledgeId, purposeId: line.purposeId, minor: line.minor! },
      ...(payer === "" ? {} : { keyId: own.id, payerSealed: sealPayerUnder(own, id, payer) }),
    })),
  );
  await changeDeposit(tx, deposit.id, {
    state: depositLife.next("approve", "recorded"),
    ...{ decidedBy, decidedAt },
  });
  for (const payment of await paymentsOf(tx, deposit.id)) {
    await clear(handling, { ...deposit, approvedBy: decidedBy! }, payment);
  }
  for (const { line, id } of gifts) await bookLine(tx, line.id, id);
  await tell("deposit_approved", { depositId: deposit.id });
}
