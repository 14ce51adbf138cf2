import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { command, type Handling } from "../../door.server";
import { liesAt } from "../../ledger/balances.server";
import { mayLookAtMoney, mayRecordMoney } from "../may";
import { lineIdInput, workListInput } from "./input";
import type { Settlement, Standing } from "./life";
import type { Found } from "./match";
import { periodsOf, stepsOf } from "./queries.server";
import { statementAt, type StatementRow } from "./rows.server";
import { withoutTags } from "./masked";
import { keyStillThere, openLayout, openLine } from "./sealing.server";
import { canBeGift } from "./settled";
import { countsOf, toBook } from "./standing.server";

const pageSize = 50;

const linesOf = (tx: Tx, statementId: string) =>
  tx
    .selectFrom("statementLines as l")
    .leftJoin("pledges as c", "c.id", "l.candidateId")
    .leftJoin("pledges as p", "p.id", "l.pledgeId")
    .leftJoin("people as b", "b.id", "l.settledBy")
    .select(["l.id", "l.number", "l.happenedOn", "l.minor", "l.found", "l.why", "l.settled"])
    .select(["l.standing", "l.sealed", "l.mark", "l.paymentId", "b.name as settledBy"])
    .select(["c.reference as candidateReference", "c.minor as candidateMinor"])
    .select(["c.state as candidateState", "c.promisedAt as candidatePromised"])
    .select(["p.reference as pledgeReference", "p.minor as pledgeMinor"])
    .select((eb) =>
      eb
        .selectFrom("statementLines as o")
        .select(({ fn }) => fn.min<number | null>("o.number").as("number"))
        .whereRef("o.statementId", "=", "l.statementId")
        .whereRef("o.pledgeId", "=", "l.pledgeId")
        .whereRef("o.id", "<>", "l.id")
        .as("samePledge"),
    )
    .where("l.statementId", "=", statementId);
type Line = Awaited<ReturnType<ReturnType<typeof linesOf>["execute"]>>[number];

function wire(line: Line, { id, currency }: StatementRow, key: Buffer | undefined) {
  const { sealed, minor, candidateReference, pledgeReference } = line;
  const texts = key && sealed ? openLine(key, id, line.number, sealed) : undefined;
  const money = (sum: bigint | null) => (sum === null ? null : { minor: sum.toString(), currency });
  return {
    id: line.id,
    number: line.number,
    day: line.happenedOn,
    amount: money(minor),
    ...{ found: line.found as Found, why: line.why },
    ...{ settled: line.settled as Settlement | null, standing: line.standing as Standing },
    settledBy: line.settledBy,
    counterparty: texts?.counterparty ?? "",
    remark: texts ? said(texts) : null,
    booked: line.paymentId !== null,
    canBeGift: canBeGift(line),
    candidate: candidateReference
      ? {
          reference: candidateReference,
          amount: money(line.candidateMinor)!,
          state: line.candidateState!,
          promisedAt: line.candidatePromised!.toISOString(),
        }
      : null,
    pledge: pledgeReference
      ? {
          ...{ reference: pledgeReference, amount: money(line.pledgeMinor)! },
          /** The first other line of the statement that is said to be this promise. */
          alsoLine: line.samePledge,
        }
      : null,
  };
}

/** A line that could not be understood is shown by its cells. */
const said = ({ counterparty, remark, cells }: ReturnType<typeof openLine>) =>
  remark || counterparty ? remark : withoutTags(cells.filter((cell) => cell !== "").join(" · "));

async function open({ tx, note }: Handling, statement: StatementRow) {
  await note({
    action: "funds.lookedAtStatement",
    subjectType: "statement",
    subjectId: statement.id,
    organizationId: statement.organizationId,
    fields: ["counterparty", "remark"],
  });
  return keyStillThere(tx, statement);
}

/**
 * The work list of a statement for who settles it and who approves it: how all its lines stand, and a page
 * of those that are asked for. The look is audited; what is forgotten shows days and amounts alone.
 */
export const lookAtStatement = command("funds.lookAtStatement", {
  input: workListInput,
  subject: ({ tx }, { statementId }) => statementAt(tx, statementId),
  may: ({ actor }, statement) => mayLookAtMoney(actor, statement),

  async handle(handling, { statementId, show, after }, statement) {
    const { tx, actor } = handling;
    const key = await open(handling, statement);
    const rows = await linesOf(tx, statementId)
      .$if(show !== "all", (all) => all.where("l.standing", "=", show))
      .where("l.number", ">", after)
      .orderBy("l.number")
      .limit(pageSize + 1)
      .execute();
    const page = rows.slice(0, pageSize);
    const layout =
      key && statement.layoutSealed ? openLayout(key, statementId, statement.layoutSealed) : null;
    const books = await toBook(tx, statementId);
    const period = (await periodsOf(tx, [statementId])).get(statementId) ?? null;
    const people = await tx
      .selectFrom("people")
      .select(["id", "name"])
      .where("id", "in", [
        statement.uploadedBy,
        ...[statement.sentBy, statement.decidedBy].filter((id) => id !== null),
      ])
      .execute();
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
    const lies = statement.state === "open" ? await liesAt(tx, statement, "elsewhere") : 0n;
    return {
      ...{ id: statementId, slug: statement.slug, state: statement.state },
      ...{ way: statement.way, heldAt: statement.heldAt },
      /** What lies at the platform while lines are settled: that it was passed on is no gift. */
      atPlatform: lies > 0n ? { minor: lies.toString(), currency: statement.currency } : null,
      ...{ period, revision: statement.revision },
      ...{ reason: statement.reason, rowsRead: statement.rowsRead, rowsAbove: statement.rowsAbove },
      uploaded: { by: nameOf(statement.uploadedBy), at: statement.uploadedAt.toISOString() },
      sent: statement.sentAt && {
        by: nameOf(statement.sentBy),
        at: statement.sentAt.toISOString(),
      },
      decided: statement.decidedAt && {
        by: nameOf(statement.decidedBy),
        at: statement.decidedAt.toISOString(),
      },
      columns: layout
        ? Object.entries(layout.columns).flatMap(([at, column]) =>
            column ? { column, heading: layout.headings[Number(at)] ?? "" } : [],
          )
        : [],
      forgotten: key === undefined,
      counts: (await countsOf(tx, [statementId])).get(statementId)!,
      books: { lines: books.lines, booked: books.booked },
      sum: { minor: books.minor.toString(), currency: statement.currency },
      ...{ show, after },
      lines: page.map((line) => wire(line, statement, key)),
      next: rows.length > pageSize ? (page.at(-1)?.number ?? null) : null,
      can: stepsOf(actor, statement),
    };
  },
});

/** One line of a statement, to be settled by who says what it is. The look is audited. */
export const lookAtStatementLine = command("funds.lookAtStatementLine", {
  input: lineIdInput,
  subject: ({ tx }, { statementId }) => statementAt(tx, statementId),
  may: ({ actor }, statement) => mayRecordMoney(actor, statement),

  async handle(handling, { statementId, lineId }, statement) {
    const line = await linesOf(handling.tx, statementId)
      .where("l.id", "=", lineId)
      .executeTakeFirst();
    if (!line) throw new Refusal("not_found");
    const key = await open(handling, statement);
    return {
      ...{ id: statementId, slug: statement.slug },
      line: wire(line, statement, key),
      can: stepsOf(handling.actor, statement),
    };
  },
});
