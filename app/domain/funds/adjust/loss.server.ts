import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Handling } from "../../door.server";
import { availableOf } from "../../ledger/balances.server";
import { lossBorne, lossCovered } from "../../ledger/lines";
import { lockLedger, post } from "../../ledger/post.server";
import type { Adjustment } from "./rows.server";

type OfFund = { fundId: string; currency: string };

/** What disputes took for good and nobody has borne, in minor units; what still is disputed is not in it. */
export async function bearableLoss(tx: Tx, { fundId, currency }: OfFund): Promise<bigint> {
  const { rows } = await sql<{ minor: bigint }>`
    select bearable_loss(${fundId}::uuid, ${currency}) as minor`.execute(tx);
  return rows[0]?.minor ?? 0n;
}

/** The same less what somebody already asked to have borne. */
export async function lossLeft(tx: Tx, of: OfFund): Promise<bigint> {
  const { asked } = await tx
    .selectFrom("adjustments")
    .select(({ fn }) => fn.sum<string | null>("minor").as("asked"))
    .where("fundId", "=", of.fundId)
    .where("kind", "=", "bear_loss")
    .where("state", "=", "recorded")
    .executeTakeFirstOrThrow();
  return (await bearableLoss(tx, of)) - BigInt(asked ?? 0);
}

/**
 * Books that a loss is borne: out of what was given for anything, or by what the host charity paid into
 * the bank. What was given for a purpose bears none: others gave it, too.
 */
export async function bookLoss(
  { tx, now }: Handling,
  { id, fundId, currency, bearer, minor, happenedOn }: Adjustment,
  signed: { recordedBy: string; approvedBy: string },
): Promise<void> {
  await lockLedger(tx, fundId, currency);
  if (minor > (await bearableLoss(tx, { fundId, currency }))) throw new Refusal("loss_is_less");
  const entry = { fundId, currency, happenedOn, source: { type: "adjustment", id }, ...signed };
  if (bearer === "host") {
    const lines = [lossCovered({ kind: "bank" }, minor)];
    await post(tx, now, { ...entry, kind: "adjustment", lines });
    return;
  }
  const { general } = await availableOf(tx, { fundId, currency });
  if (general < minor) throw new Refusal("ledger_short");
  await post(tx, now, {
    ...entry,
    kind: "dispute_lost",
    lines: [lossBorne({ kind: "general" }, minor)],
  });
}
