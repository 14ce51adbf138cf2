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

/** Receipts with their fund, host charity and donor. */
export const receiptRows = (tx: Tx) =>
  tx
    .selectFrom("receipts as r")
    .innerJoin("organizations as o", "o.id", "r.fundId")
    .innerJoin("organizations as h", "h.id", "r.charityId")
    .innerJoin("payments as p", "p.id", "r.paymentId")
    .leftJoin("pledges as g", "g.id", "p.pledgeId")
    .selectAll("r")
    .select(["o.id as organizationId", "o.slug", "o.name as fundName", "h.id as hostId"])
    .select(["h.name as hostName", "h.registration", "p.way", "g.personId as donorId"]);

/** Loads a receipt. */
export const receiptById = (tx: Tx, receiptId: string) =>
  receiptRows(tx).where("r.id", "=", receiptId).executeTakeFirst();

/** Loads a receipt and keeps it from changing meanwhile. */
export const lockReceipt = (tx: Tx, receiptId: string) =>
  receiptRows(tx).where("r.id", "=", receiptId).forUpdate(["r"]).executeTakeFirst();

/** Loads a payment with what a receipt says of it. */
export const paymentForReceipt = (tx: Tx, paymentId: string) =>
  tx
    .selectFrom("payments as p")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("charities as c", "c.charityId", "o.hostId")
    .leftJoin("deposits as d", "d.id", "p.depositId")
    .leftJoin("pledges as g", "g.id", "p.pledgeId")
    .leftJoin("people as w", "w.id", "g.personId")
    .select(["p.id", "p.fundId", "p.currency", "p.minor", "p.state", "p.keyId", "p.payerSealed"])
    .select(["o.id as organizationId", "o.slug", "c.charityId", "c.charityId as hostId"])
    .select(["c.receiptsJurisdiction as jurisdiction", "w.name as donor"])
    .select(
      sql<string>`coalesce(d.received_on, (p.cleared_at at time zone 'Asia/Shanghai')::date)`.as(
        "receivedOn",
      ),
    )
    .where("p.id", "=", paymentId)
    .executeTakeFirst();
