import type { Tx } from "~/platform/db.server";
import { hasRole, type Actor } from "../actor";
import { goodsRequestRows } from "./goods-rows.server";
import { overtaken, receiptRows } from "./receipt-rows.server";

const none = { count: 0n, oldest: null };

/** How many receipts of a fund state another sum than its books hold by now. */
export const receiptsToMend = (tx: Tx, fundId: string) =>
  receiptRows(tx)
    .where("r.fundId", "=", fundId)
    .where(overtaken)
    .clearSelect()
    .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("r.issuedAt").as("oldest")])
    .executeTakeFirstOrThrow();

/** How many asked a charity for a receipt for things and have no answer, for its own treasurer. */
export const goodsWaiting = async (tx: Tx, actor: Actor, charityId: string) =>
  hasRole(actor, charityId, "treasurer")
    ? await goodsRequestRows(tx)
        .where("q.charityId", "=", charityId)
        .where("q.declinedAt", "is", null)
        .where("r.id", "is", null)
        .clearSelect()
        .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("q.askedAt").as("oldest")])
        .executeTakeFirstOrThrow()
    : none;
