import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Receipts } from "../../../db/schema";

/** Writes a receipt; its number and year come from the database. */
export const insertReceipt = (tx: Tx, receipt: Omit<Insertable<Receipts>, "number">) =>
  tx
    .insertInto("receipts")
    .values(receipt)
    .returning(["id", "year", "number"])
    .executeTakeFirstOrThrow();

export const changeReceipt = (tx: Tx, receiptId: string, set: Updateable<Receipts>) =>
  tx.updateTable("receipts").set(set).where("id", "=", receiptId).execute();

/**
 * Receipts with who attests them, the fund that the money went to, and whether the one who asks gave it.
 * For things the charity is both.
 */
export const receiptRows = (tx: Tx) =>
  tx
    .selectFrom("receipts as r")
    .innerJoin("organizations as h", "h.id", "r.charityId")
    .innerJoin("organizations as o", (join) =>
      join.on("o.id", "=", sql`coalesce(r.fund_id, r.charity_id)`),
    )
    .leftJoin("payments as p", "p.id", "r.paymentId")
    .leftJoin("receipts as old", "old.id", "r.replacesId")
    .leftJoin("receipts as anew", "anew.replacesId", "r.id")
    .selectAll("r")
    .select(["o.id as organizationId", "o.slug", "o.name as fundName", "h.id as hostId"])
    .select(["h.slug as hostSlug", "h.name as hostName", "h.registration", "p.way"])
    .select(["p.state as paymentState", "old.year as oldYear", "old.number as oldNumber"])
    .select(["anew.id as anewId", "anew.year as anewYear", "anew.number as anewNumber"])
    .select(sql<bigint | null>`held_of_payment(r.payment_id)`.as("held"))
    .select(sql<boolean>`is_receipts_donor(r.payment_id, r.request_id)`.as("given"));

/** Money receipts that hold and say another sum than the books; a dispute that is open decides nothing. */
export const overtaken = sql<boolean>`r.voided_at is null and r.payment_id is not null
  and p.state <> 'disputed' and held_of_payment(r.payment_id) <> r.minor`;

/** Loads a receipt. */
export const receiptById = (tx: Tx, receiptId: string) =>
  receiptRows(tx).where("r.id", "=", receiptId).executeTakeFirst();

/** Loads a receipt and keeps it from changing meanwhile. */
export const lockReceipt = (tx: Tx, receiptId: string) =>
  receiptRows(tx).where("r.id", "=", receiptId).forUpdate(["r"]).executeTakeFirst();

/**
 * The day on which the money was there: what the deposit says, of a card when it cleared. Of payments
 * `p` with their deposits `d`.
 */
export const receivedOn = sql<string>`coalesce(d.received_on, (p.cleared_at at time zone 'Asia/Shanghai')::date)`;

/** Loads a payment with what a receipt says of it. */
export const paymentForReceipt = (tx: Tx, paymentId: string) =>
  tx
    .selectFrom("payments as p")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .innerJoin("charities as c", "c.charityId", "o.hostId")
    .leftJoin("deposits as d", "d.id", "p.depositId")
    .leftJoin("pledges as g", "g.id", "p.pledgeId")
    .leftJoin("people as w", "w.id", "g.personId")
    .select(["p.id", "p.fundId", "p.currency", "p.minor", "p.state", "p.keyId", "p.payerSealed"])
    .select(["o.id as organizationId", "o.slug", "c.charityId", "c.charityId as hostId"])
    .select(sql<bigint>`held_of_payment(p.id)`.as("held"))
    .select(["c.receiptsJurisdiction as jurisdiction", "w.name as donor"])
    .select(receivedOn.as("receivedOn"))
    .where("p.id", "=", paymentId)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null)
    .executeTakeFirst();
