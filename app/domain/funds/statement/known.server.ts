import type { Tx } from "~/platform/db.server";
import { dayOf } from "../book-days";
import { openPayers } from "../payer.server";
import type { Earlier } from "./before";
import type { Known, Promised, Recorded } from "./match";
import { hard, type ReadLine } from "./understand";

type Of = { fundId: string; statementId: string };

/** What is known of a fund's money before its statement is matched, besides whether a line came before. */
export async function knownOf(
  tx: Tx,
  { fundId, statementId }: Of,
  lines: readonly ReadLine[],
): Promise<Omit<Known, "before" | "undone">> {
  const prefixes = await tx.selectFrom("funds").select(["fundId", "referencePrefix"]).execute();
  return {
    pledges: await pledgesOf(tx, fundId),
    recorded: await recordedOf(tx, { fundId, statementId }, lines),
    held: await heldOf(tx, { fundId, statementId }),
    prefix: prefixes.find((one) => one.fundId === fundId)?.referencePrefix ?? "",
    otherPrefixes: prefixes
      .filter((one) => one.fundId !== fundId)
      .map(({ referencePrefix }) => referencePrefix),
  };
}

async function pledgesOf(tx: Tx, fundId: string): Promise<Promised[]> {
  const rows = await tx
    .selectFrom("pledges as p")
    .leftJoin("people as d", "d.id", "p.personId")
    .select(["p.id", "p.reference", "p.minor", "p.state", "p.way", "p.promisedAt", "p.shownName"])
    .select("d.name")
    .where("p.fundId", "=", fundId)
    .orderBy("p.promisedAt")
    .orderBy("p.id")
    .execute();
  return rows.map(({ promisedAt, shownName, name, ...pledge }) => ({
    ...pledge,
    promisedOn: dayOf(promisedAt),
    names: [shownName, name ?? ""].filter((one) => one !== ""),
  }));
}

/** Gifts entered by hand on the days of the lines; those that explain a line of a statement already left out. */
async function recordedOf(
  tx: Tx,
  { fundId, statementId }: Of,
  lines: readonly ReadLine[],
): Promise<Recorded[]> {
  const days = [...new Set(lines.filter(isMoney).flatMap(({ day }) => day ?? []))];
  if (days.length === 0) return [];
  const rows = await tx
    .selectFrom("payments as y")
    .innerJoin("deposits as d", "d.id", "y.depositId")
    .select(["y.id", "y.minor", "y.pledgeId", "y.keyId", "y.payerSealed", "d.receivedOn", "d.way"])
    .where("y.fundId", "=", fundId)
    .where("d.statementId", "is", null)
    .where("y.state", "not in", ["rejected", "undone"])
    .where("d.receivedOn", "in", days)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("statementLines as l")
            .select("l.id")
            .whereRef("l.knownPaymentId", "=", "y.id")
            .where("l.statementId", "<>", statementId),
        ),
      ),
    )
    .orderBy("y.recordedAt")
    .orderBy("y.id")
    .execute();
  const payers = await openPayers(tx, rows);
  return rows.map(({ id, minor, pledgeId, receivedOn, way }) => ({
    ...{ paymentId: id, minor, pledgeId, day: receivedOn, cash: way === "cash" },
    payer: payers.get(id) ?? "",
  }));
}

const isMoney = ({ bars }: ReadLine) => !bars.some((bar) => hard.has(bar));

/** Promises for which another statement, not booked yet, says that its line is. */
async function heldOf(tx: Tx, { fundId, statementId }: Of): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("statementLines as l")
    .innerJoin("statements as s", "s.id", "l.statementId")
    .select("l.pledgeId")
    .where("l.fundId", "=", fundId)
    .where("l.settled", "=", "pledge")
    .where("l.statementId", "<>", statementId)
    .where("s.state", "in", ["open", "sent", "approved"])
    .execute();
  return new Set(rows.flatMap(({ pledgeId }) => pledgeId ?? []));
}

/**
 * The marks of lines that came before, of those days; apart those that were booked and undone. A line that
 * a gift by hand explains came before as well, as long as that gift stands.
 */
export async function earlierOf(
  tx: Tx,
  { fundId, statementId }: Of,
  lines: readonly ReadLine[],
): Promise<Earlier> {
  const days = lines.flatMap(({ day }) => day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const undone = { marks: new Set<string>(), alike: new Map<string, number>() };
  if (first === undefined || last === undefined)
    return { marks: new Set(), alike: new Map(), undone };
  const rows = await tx
    .selectFrom("statementLines as l")
    .leftJoin("payments as y", "y.id", "l.paymentId")
    .leftJoin("payments as k", "k.id", "l.knownPaymentId")
    .select(["l.mark", "l.contentMark", "l.numbered", "y.state as payment"])
    .where("l.fundId", "=", fundId)
    .where("l.statementId", "<>", statementId)
    .where(({ eb, or }) =>
      or([eb("l.found", "<>", "before"), eb("k.state", "not in", ["rejected", "undone"])]),
    )
    .where("l.mark", "is not", null)
    .where("l.happenedOn", ">=", first)
    .where("l.happenedOn", "<=", last)
    .execute();
  const marks = new Set<string>();
  const alike = new Map<string, { numbered: number; bare: number }>();
  for (const { mark, contentMark, numbered, payment } of rows) {
    const key = contentMark?.toString("hex") ?? "";
    const name = mark?.toString("hex") ?? "";
    if (payment === "undone") {
      undone.marks.add(name);
      undone.alike.set(key, (undone.alike.get(key) ?? 0) + 1);
      continue;
    }
    marks.add(name);
    const counts = alike.get(key) ?? { numbered: 0, bare: 0 };
    counts[numbered ? "numbered" : "bare"] += 1;
    alike.set(key, counts);
  }
  return { marks, alike, undone };
}
