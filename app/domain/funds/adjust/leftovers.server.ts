import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Handling, Moment } from "../../door.server";
import { availableOf, promisable } from "../../ledger/balances.server";
import { lockLedger } from "../../ledger/post.server";
import type { LeftoverRule } from "../choices";
import { passPurpose, ruleOf } from "../leftovers.server";
import type { Adjustment } from "./rows.server";

type OfFund = { fundId: string; currency: string };
type Over = { purposeId: string; programmeId: string; why: "granted" | "withdrawn" | "closed" };

const purposesOver = async (tx: Tx, fundId: string) =>
  (await sql<Over>`select * from purposes_over(${fundId}::uuid)`.execute(tx)).rows;

export type Leftover = Over & { minor: bigint; rule: LeftoverRule };

/** Money of purposes for which nothing more will be bought, with what its donors agreed to by now. */
export async function leftoversOf(
  { tx, now }: Pick<Moment, "tx" | "now">,
  of: OfFund,
): Promise<Leftover[]> {
  const over = await purposesOver(tx, of.fundId);
  if (over.length === 0) return [];
  const { restricted } = promisable(await availableOf(tx, of));
  const left: Leftover[] = [];
  for (const one of over) {
    const minor = restricted.get(one.purposeId) ?? 0n;
    if (minor > 0n) left.push({ ...one, minor, rule: await ruleOf({ tx, now }, one.purposeId) });
  }
  return left;
}

/** Books that what is left of a purpose goes on, as its donors agreed by now. */
export async function bookLeftover(
  { tx, now }: Handling,
  { id, fundId, currency, purposeId, minor }: Adjustment,
  signed: { recordedBy: string; approvedBy: string },
): Promise<void> {
  await lockLedger(tx, fundId, currency);
  const left = await leftoversOf({ tx, now }, { fundId, currency });
  const one = left.find((leftover) => leftover.purposeId === purposeId);
  if (!one || one.minor < minor) throw new Refusal("ledger_short");
  const source = { type: "adjustment", id };
  const { programmeId } = one;
  const money = { fundId, currency, purposeId: one.purposeId, programmeId, minor };
  const went = await passPurpose({ tx, now }, { ...money, source, ...signed });
  if (went === "donor") throw new Refusal("leftover_needs_consent");
}
