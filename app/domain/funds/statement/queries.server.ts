import type { Tx } from "~/platform/db.server";
import { personIdOf, type Actor } from "../../actor";
import { query } from "../../door.server";
import { listInput } from "../input";
import { mayApproveMoney, mayLookAtMoney, mayRecordMoney, mayTend } from "../may";
import { reportsOn } from "../reported.server";
import { fundBySlug } from "../rows.server";
import { statementIdInput } from "./input";
import { statementLife } from "./life";
import { statementAt, type StatementRow } from "./rows.server";
import { countsOf, daysToBook, toBook } from "./standing.server";

const pageSize = 20;

/** The statements of a fund, the last brought first, each with how its lines stand. Nothing sealed is opened. */
export const statementsOf = query("funds.statements", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, { after }, fund) {
    const { fundId, currency } = fund;
    const [, at, id] = /^(\d{13})~([0-9a-f-]{36})$/.exec(after) ?? [];
    const rows = await tx
      .selectFrom("statements as s")
      .innerJoin("people as p", "p.id", "s.uploadedBy")
      .select(["s.id", "s.state", "s.uploadedAt", "s.rowsRead", "s.reason", "p.name as by"])
      .where("s.fundId", "=", fundId)
      .where("s.state", "<>", "dropped")
      .$if(at !== undefined, (all) =>
        all.where((eb) =>
          eb(eb.refTuple("s.uploadedAt", "s.id"), "<", eb.tuple(new Date(Number(at)), id!)),
        ),
      )
      .orderBy("s.uploadedAt", "desc")
      .orderBy("s.id", "desc")
      .limit(pageSize + 1)
      .execute();
    const page = rows.slice(0, pageSize);
    const ids = page.map((one) => one.id);
    const counts = await countsOf(tx, ids);
    const periods = await periodsOf(tx, ids);
    const last = page.at(-1);
    return {
      currency,
      deep: after !== "",
      mayOpen: mayLookAtMoney(actor, fund),
      statements: page.map(({ uploadedAt, ...one }) => ({
        ...one,
        uploadedAt: uploadedAt.toISOString(),
        period: periods.get(one.id) ?? null,
        counts: counts.get(one.id)!,
      })),
      next: rows.length > pageSize && last ? `${last.uploadedAt.getTime()}~${last.id}` : null,
    };
  },
});

/** From which day to which each statement goes. */
export async function periodsOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { from: string; to: string }>();
  const rows = await tx
    .selectFrom("statementLines")
    .select("statementId")
    .select(({ fn }) => [
      fn.min<string>("happenedOn").as("from"),
      fn.max<string>("happenedOn").as("to"),
    ])
    .where("statementId", "in", [...ids])
    .where("happenedOn", "is not", null)
    .groupBy("statementId")
    .execute();
  return new Map(rows.map(({ statementId, from, to }) => [statementId, { from, to }]));
}

/** What the one who asks may do with a statement as it stands. */
export function stepsOf(actor: Actor, statement: StatementRow) {
  const { state, sentBy, uploadedBy } = statement;
  const records = mayRecordMoney(actor, statement);
  const approves = mayApproveMoney(actor, statement) && state === "sent";
  const me = personIdOf(actor);
  const own = me === sentBy || me === uploadedBy;
  return {
    settle: records && state === "open",
    send: records && statementLife.can("send", state),
    drop: records && statementLife.can("drop", state),
    columns: records && (state === "open" || state === "unsure"),
    approve: approves && !own,
    return: approves,
    own: approves && own,
  };
}

export type Steps = ReturnType<typeof stepsOf>;

/** A statement for the pages that ask once before something is done with it; nothing sealed is opened. */
export const statementToDecide = query("funds.statementToDecide", {
  input: statementIdInput,
  subject: ({ tx }, { statementId }) => statementAt(tx, statementId),
  may: ({ actor }, statement) => mayTend(actor, statement),
  async read({ tx, actor }, { statementId }, statement) {
    const counts = (await countsOf(tx, [statementId])).get(statementId)!;
    const { lines, minor } = await toBook(tx, statementId);
    const { count: unmatched } = await tx
      .selectFrom("statementLines")
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .where("statementId", "=", statementId)
      .where("standing", "=", "decide")
      .where("found", "=", "unmatched")
      .executeTakeFirstOrThrow();
    return {
      id: statementId,
      slug: statement.slug,
      state: statement.state,
      revision: statement.revision,
      counts,
      books: lines,
      unmatched: Number(unmatched),
      sum: { minor: minor.toString(), currency: statement.currency },
      reported: await reportsOn(tx, statement.organizationId, await daysToBook(tx, statementId)),
      can: stepsOf(actor, statement),
    };
  },
});
