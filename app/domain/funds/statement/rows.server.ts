import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { StatementLines, Statements } from "../../../../db/schema";
import { dropDataKeys } from "../../privacy/seal.server";
import type { Choices } from "./columns";

const statementRows = (tx: Tx) =>
  tx
    .selectFrom("statements as s")
    .innerJoin("organizations as o", "o.id", "s.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .selectAll("s")
    .select(["o.id as organizationId", "o.slug", "o.name", "h.id as hostId"])
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);

/** A statement with its fund, as doors for looking take it; a frozen fund's is as if it weren't there. */
export const statementAt = (tx: Tx, statementId: string) =>
  statementRows(tx).where("s.id", "=", statementId).executeTakeFirst();
export type StatementRow = NonNullable<Awaited<ReturnType<typeof statementAt>>>;

/** The same, held until the transaction ends. */
export const lockStatement = (tx: Tx, statementId: string) =>
  statementRows(tx).where("s.id", "=", statementId).forUpdate(["s"]).executeTakeFirst();

export const insertStatement = (tx: Tx, row: Insertable<Statements>) =>
  tx.insertInto("statements").values(row).execute();

export const changeStatement = (tx: Tx, statementId: string, set: Updateable<Statements>) =>
  tx.updateTable("statements").set(set).where("id", "=", statementId).execute();

/** Counts a change of what the statement would book. */
export const touchStatement = (tx: Tx, statementId: string) =>
  tx
    .updateTable("statements")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", statementId)
    .execute();

/** Waits until nobody else brings a statement of the fund or has its columns read anew. */
export const lockStatementsOf = (tx: Tx, fundId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('statements:' || ${fundId}::text, 0))`.execute(
    tx,
  );

export type NewLine = Insertable<StatementLines>;
const atATime = 500;

export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  for (let at = 0; at < lines.length; at += atATime) {
    await tx
      .insertInto("statementLines")
      .values(lines.slice(at, at + atATime))
      .execute();
  }
}

/**
 * Takes all lines of a statement away. What other statements at work left to it, since it came before,
 * is to be decided there again; of several the one that was brought first has it. Where a gift by hand
 * explained it, that gift explains it there.
 * @returns whether one that was sent has left lines to it: then nothing may be taken away.
 */
export async function dropLines(tx: Tx, statementId: string): Promise<{ needed: boolean }> {
  const left = await leftTo(tx, statementId);
  await tx.deleteFrom("statementLines").where("statementId", "=", statementId).execute();
  const released = left.filter(({ state }) => state === "open");
  const explained = new Set<string>();
  for (const { id, knownPaymentId } of released) {
    if (knownPaymentId === null || explained.has(knownPaymentId)) {
      await changeLine(tx, id, { found: "unmatched", why: ["earlier_dropped"] });
    } else {
      explained.add(knownPaymentId);
      await changeLine(tx, id, { why: ["recorded_by_hand"], knownPaymentId });
    }
  }
  return { needed: released.length < left.length };
}

/** Whether a statement that was sent has left lines to this one. */
export const isNeeded = async (tx: Tx, statementId: string) =>
  (await leftTo(tx, statementId)).some(({ state }) => state !== "open");

const leftTo = (tx: Tx, statementId: string) =>
  tx
    .selectFrom("statementLines as a")
    .innerJoin("statementLines as b", (join) =>
      join
        .onRef("b.fundId", "=", "a.fundId")
        .onRef("b.statementId", "<>", "a.statementId")
        .on((eb) =>
          eb.or([
            eb("b.mark", "=", eb.ref("a.mark")),
            eb.and([
              eb("b.contentMark", "=", eb.ref("a.contentMark")),
              eb("b.numbered", "<>", eb.ref("a.numbered")),
            ]),
          ]),
        ),
    )
    .innerJoin("statements as s", "s.id", "b.statementId")
    .distinctOn("b.mark")
    .select(["b.id", "s.state", "a.knownPaymentId"])
    .where("a.statementId", "=", statementId)
    .where(({ eb, or }) =>
      or([eb("a.found", "<>", "before"), eb("a.knownPaymentId", "is not", null)]),
    )
    .where("b.found", "=", "before")
    .where("b.knownPaymentId", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("statementLines as o")
            .select("o.id")
            .whereRef("o.fundId", "=", "b.fundId")
            .whereRef("o.mark", "=", "b.mark")
            .where(({ eb, or }) =>
              or([eb("o.found", "<>", "before"), eb("o.knownPaymentId", "is not", null)]),
            )
            .where("o.statementId", "<>", statementId),
        ),
      ),
    )
    .orderBy("b.mark")
    // An open one takes the line over, so that it need not wait for one that was sent.
    .orderBy(sql`s.state <> 'open'`)
    .orderBy("s.uploadedAt")
    .execute();

export const lineAt = (tx: Tx, lineId: string) =>
  tx.selectFrom("statementLines").selectAll().where("id", "=", lineId).executeTakeFirst();

export const changeLine = (tx: Tx, lineId: string, set: Updateable<StatementLines>) =>
  tx.updateTable("statementLines").set(set).where("id", "=", lineId).execute();

/** Says the same of every line that is still to be decided, of one finding; returns how many. */
export async function settleUndecided(
  tx: Tx,
  statementId: string,
  found: readonly string[],
  set: Updateable<StatementLines>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("statementLines")
    .set(set)
    .where("statementId", "=", statementId)
    .where("standing", "=", "decide")
    .where("found", "in", [...found])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Takes back what was said of lines whose promise stands otherwise since, or whose gift by hand was
 * rejected or taken out of the books; returns how many.
 */
export async function unsettleChanged(tx: Tx, statementId: string): Promise<number> {
  const { numUpdatedRows: promised } = await tx
    .updateTable("statementLines")
    .set({
      ...{ settled: null, pledgeId: null, pledgeStood: null, settledBy: null, settledAt: null },
      found: "probable",
      why: ["pledge_changed"],
    })
    .where("statementId", "=", statementId)
    .where(changed)
    .executeTakeFirst();
  const { numUpdatedRows: recorded } = await tx
    .updateTable("statementLines")
    .set({ found: "unmatched", why: [], knownPaymentId: null })
    .where("statementId", "=", statementId)
    .where(gone)
    .executeTakeFirst();
  return Number(promised + recorded);
}

const changed = sql<boolean>`settled = 'pledge' and exists (
  select 1 from pledges p where p.id = pledge_id and p.state is distinct from pledge_stood)`;
const gone = sql<boolean>`known_payment_id is not null and exists (
  select 1 from payments y where y.id = known_payment_id and y.state in ('rejected', 'undone'))`;

/** How many lines of a statement say something that isn't so any more. */
export async function countChanged(tx: Tx, statementId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("statementLines")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("statementId", "=", statementId)
    .where(sql<boolean>`(${changed}) or (${gone})`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Forgets what a statement says of people: its key, its texts and its headings. */
export async function forgetTexts(tx: Tx, { id, keyId }: { id: string; keyId: string | null }) {
  await tx
    .updateTable("statementLines")
    .set({ sealed: null })
    .where("statementId", "=", id)
    .execute();
  await changeStatement(tx, id, { keyId: null, layoutSealed: null });
  if (keyId) await dropDataKeys(tx, [keyId]);
}

/** What the columns under these headings were said to mean the last time. */
export async function habitOf(tx: Tx, fundId: string, headingsMark: Buffer) {
  const habit = await tx
    .selectFrom("statementHabits")
    .select("choices")
    .where("fundId", "=", fundId)
    .where("headingsMark", "=", headingsMark)
    .executeTakeFirst();
  return habit ? (habit.choices as unknown as Choices) : undefined;
}

export const keepHabit = (
  tx: Tx,
  habit: { fundId: string; headingsMark: Buffer; choices: Choices; chosenAt: Date },
) =>
  tx
    .insertInto("statementHabits")
    .values({ ...habit, choices: JSON.stringify(habit.choices) })
    .onConflict((known) =>
      known.columns(["fundId", "headingsMark"]).doUpdateSet((eb) => ({
        choices: eb.ref("excluded.choices"),
        chosenAt: eb.ref("excluded.chosenAt"),
      })),
    )
    .execute();

/** A statement that was approved, held; also where its fund was frozen meanwhile, since it was approved before. */
export const statementToBook = (tx: Tx, statementId: string) =>
  tx
    .selectFrom("statements as s")
    .selectAll("s")
    .select("s.fundId as organizationId")
    .where("s.id", "=", statementId)
    .forUpdate()
    .executeTakeFirst();

/** The next lines of a statement that become gifts, day by day, with what each is for. */
export const linesToBook = (tx: Tx, statementId: string, most: number) =>
  tx
    .selectFrom("statementLines as l")
    .leftJoin("pledges as p", "p.id", "l.pledgeId")
    .select(["l.id", "l.number", "l.happenedOn", "l.minor", "l.pledgeId", "l.sealed"])
    .select("p.purposeId")
    .where("l.statementId", "=", statementId)
    .where("l.standing", "in", ["pledge", "gift"])
    .where("l.paymentId", "is", null)
    .orderBy("l.happenedOn")
    .orderBy("l.number")
    .limit(most)
    .execute();

/** Writes down which gift a line became. */
export const bookLine = (tx: Tx, lineId: string, paymentId: string) =>
  tx.updateTable("statementLines").set({ paymentId }).where("id", "=", lineId).execute();
