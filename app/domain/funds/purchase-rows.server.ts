import type { Insertable, NotNull, Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { RefusalCode } from "~/platform/refusal";
import type { InvoiceFiles, PurchaseLines, PurchaseReturns, Purchases } from "../../../db/schema";

export const insertPurchase = (tx: Tx, purchase: Insertable<Purchases> & { id: string }) =>
  tx.insertInto("purchases").values(purchase).execute();

export const changePurchase = (tx: Tx, purchaseId: string, set: Updateable<Purchases>) =>
  tx.updateTable("purchases").set(set).where("id", "=", purchaseId).execute();

export const insertLines = (tx: Tx, lines: readonly Insertable<PurchaseLines>[]) =>
  tx
    .insertInto("purchaseLines")
    .values([...lines])
    .execute();

export const changeLine = (tx: Tx, lineId: string, set: Updateable<PurchaseLines>) =>
  tx.updateTable("purchaseLines").set(set).where("id", "=", lineId).execute();

/** Why a line was left that the order's next version superseded. */
export const mended = "purchase_mended" satisfies RefusalCode;

/** Lines of an order that are not bought, or no longer this way: their wishes are free for another. */
export const leaveLines = (tx: Tx, purchaseId: string, leftCode: typeof mended | null = null) =>
  tx
    .updateTable("purchaseLines")
    .set({ state: "left", leftCode })
    .where("purchaseId", "=", purchaseId)
    .where("state", "=", "recorded")
    .execute();

export const insertInvoiceFile = (tx: Tx, file: Insertable<InvoiceFiles>) =>
  tx.insertInto("invoiceFiles").values(file).execute();

/** Loads a purchase of a fund that is not frozen. */
export const readPurchase = (tx: Tx, purchaseId: string) =>
  purchaseRows(tx, purchaseId).executeTakeFirst();

/** Loads a purchase and keeps it from changing meanwhile. */
export const lockPurchase = (tx: Tx, purchaseId: string) =>
  purchaseRows(tx, purchaseId).forUpdate(["p"]).executeTakeFirst();

const purchaseRows = (tx: Tx, purchaseId: string) =>
  tx
    .selectFrom("purchases as p")
    .innerJoin("organizations as o", "o.id", "p.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .selectAll("p")
    .select(["o.id as organizationId", "o.slug", "o.name", "h.id as hostId"])
    .where("p.id", "=", purchaseId)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);
export type Purchase = NonNullable<Awaited<ReturnType<typeof lockPurchase>>>;

/** The lines of an order that wait, in the order of their wishes. */
export const linesOf = (tx: Tx, purchaseId: string) =>
  tx
    .selectFrom("purchaseLines as l")
    .innerJoin("fundAllocations as a", "a.id", "l.allocationId")
    .selectAll("l")
    .select(["a.number"])
    .where("l.purchaseId", "=", purchaseId)
    .where("l.state", "=", "recorded")
    .orderBy("a.batchSlug")
    .orderBy("a.number")
    .execute();
export type Line = Awaited<ReturnType<typeof linesOf>>[number];

/** A line that was bought, with its fund. */
export const boughtLine = (tx: Tx, lineId: string) =>
  tx
    .selectFrom("purchaseLines as l")
    .innerJoin("organizations as o", "o.id", "l.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .innerJoin("fundAllocations as a", "a.id", "l.allocationId")
    .selectAll("l")
    .select(["o.id as organizationId", "o.slug", "h.id as hostId", "a.currency"])
    .select(["a.number", "a.title", "a.claimState"])
    .$narrowType<{ currency: NotNull }>()
    .where("l.id", "=", lineId)
    .where("l.state", "=", "approved")
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null)
    .executeTakeFirst();

export const insertReturn = (tx: Tx, given: Insertable<PurchaseReturns>) =>
  tx.insertInto("purchaseReturns").values(given).returning("id").executeTakeFirstOrThrow();

export const changeReturn = (tx: Tx, returnId: string, set: Updateable<PurchaseReturns>) =>
  tx.updateTable("purchaseReturns").set(set).where("id", "=", returnId).execute();

const returnRows = (tx: Tx, returnId: string) =>
  tx
    .selectFrom("purchaseReturns as r")
    .innerJoin("organizations as o", "o.id", "r.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .innerJoin("purchaseLines as l", "l.id", "r.lineId")
    .selectAll("r")
    .select(["o.id as organizationId", "o.slug", "h.id as hostId"])
    .select(["l.allocationId", "l.entryId as boughtBy", "l.purchaseId"])
    .where("r.id", "=", returnId)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null);

/** Loads what a shop gave back. */
export const readReturn = (tx: Tx, returnId: string) => returnRows(tx, returnId).executeTakeFirst();

/** Loads what a shop gave back, and keeps it from changing meanwhile. */
export const lockReturn = (tx: Tx, returnId: string) =>
  returnRows(tx, returnId).forUpdate(["r"]).executeTakeFirst();
export type Return = NonNullable<Awaited<ReturnType<typeof lockReturn>>>;
