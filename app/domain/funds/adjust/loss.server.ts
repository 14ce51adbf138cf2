import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import type { Handling } from "../../door.server";
import type { FundAccount, Line } from "../../ledger/accounts";
import { availableOf, promisable, type Available } from "../../ledger/balances.server";
import { lossBorne, lossCovered, lossReturned } from "../../ledger/lines";
import { lockLedger, post, type NewPosting } from "../../ledger/post.server";
import { fundAccount, sumOf, useUp, type Source } from "../sources";
import { dayOf } from "../book-days";
import type { Adjustment } from "./rows.server";

type OfFund = { fundId: string; currency: string };

/**
 * What disputes took for good and nobody has borne, in minor units; what still is disputed, or was won and
 * is not back yet, is not in it.
 */
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

/** The day on which the first dispute of a fund was lost, if one was. */
export async function firstLostOn(tx: Tx, { fundId }: OfFund): Promise<string | null> {
  const { closedAt } = await tx
    .selectFrom("disputes")
    .select(({ fn }) => fn.min("closedAt").as("closedAt"))
    .where("fundId", "=", fundId)
    .where("state", "=", "lost")
    .executeTakeFirstOrThrow();
  return closedAt && dayOf(closedAt);
}

/** What of that was given for which purpose, in one order. */
const lossesOf = async (tx: Tx, { fundId, currency }: OfFund) =>
  (
    await sql<Source>`
      select purpose_id, minor from bearable_losses(${fundId}::uuid, ${currency}) where minor > 0
      order by purpose_id nulls first`.execute(tx)
  ).rows;

/**
 * Who in the fund bears its losses: each purpose what it lost itself, as far as that lies there, and
 * general money the rest. What was given for a purpose bears nothing of another: others gave it.
 */
function bearersOf(available: Available, losses: readonly Source[]) {
  const room = promisable(available).general;
  const own = losses.map(({ purposeId, minor }) => {
    const there = purposeId ? (available.restricted.get(purposeId) ?? 0n) : available.general;
    return { purposeId, minor: there < minor ? there : minor };
  });
  return { own, room: room > 0n ? room : 0n };
}

/** How much of its losses a fund can bear itself by now, in minor units. */
export async function ownMoneyFor(tx: Tx, of: OfFund): Promise<bigint> {
  const losses = await lossesOf(tx, of);
  const { own, room } = bearersOf(await availableOf(tx, of), losses);
  const [self, all] = [sumOf(own), sumOf(losses)];
  return self + room < all ? self + room : all;
}

/**
 * Books that a loss is borne: by the fund's own money, or by what the host charity paid into the bank.
 * @throws Refusal `loss_is_less`, or `ledger_short` when the fund has less that may bear it.
 */
export async function bookLoss(
  { tx, now }: Handling,
  { id, fundId, currency, bearer, minor, happenedOn }: Adjustment,
  signed: { recordedBy: string; approvedBy: string },
): Promise<void> {
  await lockLedger(tx, fundId, currency);
  if (minor > (await bearableLoss(tx, { fundId, currency }))) throw new Refusal("loss_is_less");
  const entry = { fundId, currency, happenedOn, source: { type: "adjustment", id }, ...signed };
  const losses = await lossesOf(tx, { fundId, currency });
  if (bearer === "host") {
    const lines = linesOf(useUp(losses, minor), (of, part) =>
      lossCovered({ kind: "bank" }, of, part),
    );
    await post(tx, now, { ...entry, kind: "adjustment", lines });
    return;
  }
  const { own, room } = bearersOf(await availableOf(tx, { fundId, currency }), losses);
  const self = useUp(own, minor);
  const rest = minor - sumOf(self);
  if (room < rest) throw new Refusal("ledger_short");
  const left = losses.map(({ purposeId, minor: lost }, at) => ({
    purposeId,
    minor: lost - (self[at]?.minor ?? 0n),
  }));
  const lines = [
    ...linesOf(self, (of, part) => lossBorne(of, of, part)),
    ...linesOf(useUp(left, rest), (of, part) => lossBorne(of, { kind: "general" }, part)),
  ];
  await post(tx, now, { ...entry, kind: "dispute_lost", lines });
}

/** What a purpose bore of its own losses and did not get back. */
async function boreItself(tx: Tx, { fundId, currency, purposeId }: OfFund & OfPurpose) {
  const { rows } = await sql<{ minor: bigint }>`
    select greatest(coalesce(sum(p.minor), 0), 0)::bigint as minor
    from ledgers l join ledger_accounts a on a.ledger_id = l.id and a.kind = 'restricted'
      join postings p on p.account_id = a.id join entries e on e.id = p.entry_id
    where l.fund_id = ${fundId}::uuid and l.currency = ${currency} and a.purpose_id = ${purposeId}::uuid
      and (e.kind = 'dispute_lost' or e.kind = 'refund' and p.minor < 0)`.execute(tx);
  return rows[0]?.minor ?? 0n;
}

type OfPurpose = { purposeId: string | null };
type CameBack = OfPurpose &
  Pick<NewPosting, "fundId" | "currency" | "happenedOn" | "source"> & {
    /** As what it had been lost, by which it is told. */
    kind: "refund" | "dispute_lost";
  };

/**
 * Books what came back of a loss beyond what is open of it, since it was borne: a purpose has again
 * what it bore itself, and general money has the rest.
 */
export async function bookLossReturned(
  { tx, now }: Pick<Handling, "tx" | "now">,
  { purposeId, kind, ...of }: CameBack,
): Promise<void> {
  await lockLedger(tx, of.fundId, of.currency);
  const { lost } = await availableOf(tx, of);
  const over = -(lost.get(purposeId) ?? 0n);
  if (over <= 0n) return;
  const own = await boreItself(tx, { ...of, purposeId });
  const bearers = [
    { purposeId, minor: own },
    { purposeId: null, minor: over },
  ];
  const lines = linesOf(useUp(bearers, over), (bearer, part) =>
    lossReturned(fundAccount(purposeId), bearer, part),
  );
  await post(tx, now, { ...of, kind, lines });
}

const linesOf = (parts: readonly Source[], line: (of: FundAccount, minor: bigint) => Line) =>
  parts.flatMap(({ purposeId, minor }) =>
    minor > 0n ? [line(fundAccount(purposeId), minor)] : [],
  );
