import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type {
  Disputes,
  Payments,
  Payouts,
  PayoutState,
  ProviderEvents,
  ProviderTransactions,
  Refunds,
} from "../../../../db/schema";

/** Keeps others from booking the same account's money until the transaction ends. */
export async function lockAccount(tx: Tx, account: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('provider ' || ${account}::text, 0))`.execute(
    tx,
  );
}

/** The charity whose account it is. */
export const charityByAccount = (tx: Tx, account: string) =>
  tx
    .selectFrom("charities")
    .select(["charityId", "stripeAccount"])
    .where("stripeAccount", "=", account)
    .executeTakeFirst();

export const nameAccountOf = (tx: Tx, charityId: string, stripeAccount: string | null) =>
  tx.updateTable("charities").set({ stripeAccount }).where("charityId", "=", charityId).execute();

/** Keeps an event, unless it or another about the same change is kept already. @returns its id when it is new. */
export async function insertEvent(
  tx: Tx,
  event: Insertable<ProviderEvents>,
): Promise<string | null> {
  const kept = await tx
    .insertInto("providerEvents")
    .values(event)
    .onConflict((known) => known.doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept?.id ?? null;
}

export const markApplied = (tx: Tx, now: Date, eventId: string) =>
  tx
    .updateTable("providerEvents")
    .set({ appliedAt: now })
    .where("id", "=", eventId)
    .where("appliedAt", "is", null)
    .execute();

/** Whether the provider told that a monthly payment is over, in whatever order what it told came. */
export async function toldOfEnd(tx: Tx, subscription: string | null): Promise<boolean> {
  if (!subscription) return false;
  const told = await tx
    .selectFrom("providerEvents")
    .select("id")
    .where("kind", "=", "customer.subscription.deleted")
    .where("objectId", "=", subscription)
    .executeTakeFirst();
  return told !== undefined;
}

export const transactionKnown = (tx: Tx, id: string) =>
  tx.selectFrom("providerTransactions").selectAll().where("id", "=", id).executeTakeFirst();

/** Writes down what the provider says of one change of its balance, and where it stands in the books. */
export const keepTransaction = (tx: Tx, one: Insertable<ProviderTransactions>) =>
  tx
    .insertInto("providerTransactions")
    .values(one)
    .onConflict((known) =>
      known.column("id").doUpdateSet(({ ref }) => ({
        fundId: ref("excluded.fundId"),
        entryId: ref("excluded.entryId"),
        trouble: ref("excluded.trouble"),
      })),
    )
    .execute();

/**
 * Writes down which payout brought some transactions to the bank. Where one of them is a payout that
 * came back, whatever was in that one is brought by this one instead: once that one is known to have
 * failed, for until then its own entries stand.
 */
export const setPayoutOf = (tx: Tx, charityId: string, ids: readonly string[], payout: string) =>
  tx
    .updateTable("providerTransactions")
    .set({ payout })
    .where("charityId", "=", charityId)
    .where(({ eb, selectFrom }) =>
      eb.or([
        eb("id", "in", [...ids]).and("payout", "is", null),
        eb(
          "payout",
          "in",
          selectFrom("providerTransactions as t")
            .innerJoin("payouts as y", "y.providerRef", "t.source")
            .select("y.providerRef")
            .where("t.id", "in", [...ids])
            .where("t.kind", "=", "payout_failed")
            .where("y.state", "=", "failed"),
        ),
      ]),
    )
    .execute();

/**
 * Writes a payout down; it may fail after it was paid, and never the other way round: what was read
 * before it failed may come after what was read then.
 * @returns its id, and how it stands.
 */
export const keepPayout = (tx: Tx, payout: Insertable<Payouts>) =>
  tx
    .insertInto("payouts")
    .values(payout)
    .onConflict((known) =>
      known.column("providerRef").doUpdateSet(({ ref }) => ({
        state: sql<PayoutState>`greatest(payouts.state, ${ref("excluded.state")})`,
        seenAt: ref("excluded.seenAt"),
      })),
    )
    .returning(["id", "state"])
    .executeTakeFirstOrThrow();

export const keepBalance = (
  tx: Tx,
  balance: { charityId: string; currency: string; minor: bigint; readAt: Date },
) =>
  tx
    .insertInto("providerBalances")
    .values(balance)
    .onConflict((known) =>
      known.columns(["charityId", "currency"]).doUpdateSet(({ ref }) => ({
        minor: ref("excluded.minor"),
        readAt: ref("excluded.readAt"),
      })),
    )
    .execute();

const isFrozen = sql<boolean>`o.frozen_at is not null or h.frozen_at is not null`.as("frozen");

/** Of a fund that is frozen, or whose charity is, the provider's facts are booked and nobody does anything. */
export const unlessFrozen = <Row extends { frozen: boolean }>(row: Row | undefined) =>
  row?.frozen ? undefined : row;

const paymentRows = (tx: Tx) =>
  tx
    .selectFrom("payments as y")
    .innerJoin("organizations as o", "o.id", "y.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .leftJoin("pledges as p", "p.id", "y.pledgeId")
    .selectAll("y")
    .select(isFrozen)
    .select(["o.hostId", "o.slug", "o.id as organizationId", "p.personId", "p.monthly"]);

const hosted = <Row extends { hostId: string | null }>(row: Row | undefined) =>
  row?.hostId ? { ...row, hostId: row.hostId } : undefined;

/** A payment by what the provider calls it. */
export const lockPaymentByRef = async (tx: Tx, providerRef: string) =>
  hosted(
    await paymentRows(tx)
      .where("y.providerRef", "=", providerRef)
      .forUpdate(["y"])
      .executeTakeFirst(),
  );

export const lockPayment = async (tx: Tx, paymentId: string) =>
  hosted(await paymentRows(tx).where("y.id", "=", paymentId).forUpdate(["y"]).executeTakeFirst());

/** A payment by its id, to look at. */
export const paymentById = async (tx: Tx, paymentId: string) =>
  hosted(await paymentRows(tx).where("y.id", "=", paymentId).executeTakeFirst());

export type CardPayment = NonNullable<Awaited<ReturnType<typeof lockPayment>>>;

export const insertPayment = (tx: Tx, payment: Insertable<Payments>) =>
  tx.insertInto("payments").values(payment).execute();

export const insertRefund = (tx: Tx, refund: Insertable<Refunds>) =>
  tx.insertInto("refunds").values(refund).returning("id").executeTakeFirstOrThrow();

export const changeRefund = (tx: Tx, refundId: string, set: Updateable<Refunds>) =>
  tx.updateTable("refunds").set(set).where("id", "=", refundId).execute();

export const refundsOf = (tx: Tx, paymentId: string) =>
  tx
    .selectFrom("refunds")
    .selectAll()
    .where("paymentId", "=", paymentId)
    .orderBy("askedAt")
    .execute();

const refundRows = (tx: Tx) =>
  tx
    .selectFrom("refunds as r")
    .innerJoin("payments as y", "y.id", "r.paymentId")
    .innerJoin("organizations as o", "o.id", "r.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .leftJoin("pledges as p", "p.id", "y.pledgeId")
    .selectAll("r")
    .select(isFrozen)
    .select(["o.slug", "o.hostId", "o.id as organizationId", "p.personId"])
    .select(["y.currency", "y.minor as paid", "y.providerRef as intent", "y.pledgeId"])
    .select(["y.purposeId", "y.depositId"]);

/** Loads a refund and keeps it from changing meanwhile. */
export const lockRefund = async (tx: Tx, refundId: string) =>
  hosted(await refundRows(tx).where("r.id", "=", refundId).forUpdate(["r"]).executeTakeFirst());

export type Refund = NonNullable<Awaited<ReturnType<typeof lockRefund>>>;

/** A refund by its id, to look at. */
export const refundById = async (tx: Tx, refundId: string) =>
  hosted(await refundRows(tx).where("r.id", "=", refundId).executeTakeFirst());

export const insertDispute = (tx: Tx, dispute: Insertable<Disputes>) =>
  tx.insertInto("disputes").values(dispute).returning("id").executeTakeFirstOrThrow();

export const changeDispute = (tx: Tx, disputeId: string, set: Updateable<Disputes>) =>
  tx.updateTable("disputes").set(set).where("id", "=", disputeId).execute();

export const disputeByRef = (tx: Tx, providerRef: string) =>
  tx
    .selectFrom("disputes")
    .selectAll()
    .where("providerRef", "=", providerRef)
    .forUpdate()
    .executeTakeFirst();

export const disputesOf = (tx: Tx, paymentId: string) =>
  tx.selectFrom("disputes").select("state").where("paymentId", "=", paymentId).execute();
