import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Handling } from "../../door.server";
import { liesAt } from "../../ledger/balances.server";
import { moved } from "../../ledger/lines";
import { lockLedger, post } from "../../ledger/post.server";
import { purseOf } from "../order";
import { asPayout } from "./payouts.server";
import type { Adjustment } from "./rows.server";

type OfFund = { fundId: string; currency: string };

/** Where money goes that lay at the platform, at the provider or, moved by mistake, in the bank. */
const destination = { elsewhere: "bank", stripe: "bank", bank: "elsewhere" } as const;
type Place = keyof typeof destination;

/** How it is refused that more leaves a place than lies there. */
const short = {
  elsewhere: "platform_short",
  stripe: "payout_is_less",
  bank: "ledger_short",
} as const;

/** From where money moves, as a form says it, and by which payout. */
export const movedBy = (from: string): { movedFrom: Place; payoutId: string | null } =>
  from.startsWith("payout:")
    ? { movedFrom: "stripe", payoutId: from.slice("payout:".length) }
    : { movedFrom: purseOf(from).kind, payoutId: null };

/** What lies somewhere and nobody asked to have moved from there, in minor units. */
export async function leftToMove(tx: Tx, of: OfFund, from: Place): Promise<bigint> {
  const { asked } = await tx
    .selectFrom("adjustments")
    .select(({ fn }) => fn.sum<string | null>("minor").as("asked"))
    .where("fundId", "=", of.fundId)
    .where("movedFrom", "=", from)
    .where("state", "=", "recorded")
    .executeTakeFirstOrThrow();
  return (await liesAt(tx, of, from)) - BigInt(asked ?? 0);
}

/** @throws Refusal at `amount` where so much does not lie there, or is asked for already. */
export async function mustLieThere(tx: Tx, of: OfFund, from: Place, minor: bigint): Promise<void> {
  if (minor > (await leftToMove(tx, of, from))) throw new Refusal(short[from], "amount");
}

/** Whether a platform ever held, or may come to hold, money of a fund. */
export async function usesPlatform(
  tx: Tx,
  { fundId, modes }: { fundId: string; modes: readonly string[] },
): Promise<boolean> {
  const held = await tx
    .selectFrom("ledgerAccounts")
    .select("id")
    .where("fundId", "=", fundId)
    .where("kind", "=", "elsewhere")
    .executeTakeFirst();
  return modes.includes("elsewhere") || held !== undefined;
}

/** Books that money moved: what it was given for stays as it is. */
export async function bookMove(
  { tx, now }: Handling,
  { id, fundId, currency, movedFrom, payoutId, minor, happenedOn }: Adjustment,
  signed: { recordedBy: string; approvedBy: string },
): Promise<void> {
  const from = payoutId ? "stripe" : purseOf(movedFrom ?? "").kind;
  await lockLedger(tx, fundId, currency);
  if (minor > (await liesAt(tx, { fundId, currency }, from))) throw new Refusal(short[from]);
  await post(tx, now, {
    ...{ fundId, currency, kind: "payout", happenedOn, ...signed },
    ...(payoutId ? await asPayout(tx, payoutId) : { source: { type: "adjustment", id } }),
    lines: [moved({ kind: from }, { kind: destination[from] }, minor)],
  });
}
