import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { GoodsRequests } from "../../../db/schema";
import type { Jurisdiction } from "./choices";

/** In whose name an organizer takes things from now on; null: in nobody's. */
export async function setGoodsHost(
  tx: Tx,
  organizerId: string,
  host: { charityId: string; saidBy: string; saidAt: Date } | null,
): Promise<void> {
  if (!host) {
    await tx.deleteFrom("goodsHosts").where("organizerId", "=", organizerId).execute();
    return;
  }
  await tx
    .insertInto("goodsHosts")
    .values({ organizerId, ...host })
    .onConflict((known) => known.column("organizerId").doUpdateSet(host))
    .execute();
}

export type GoodsHost = {
  charityId: string;
  name: string;
  registration: string;
  jurisdiction: Jurisdiction;
};

/** The charity that gives receipts for what an organizer takes, if there is one. */
export async function goodsHostOf(tx: Tx, organizerId: string): Promise<GoodsHost | undefined> {
  const { rows } = await sql<GoodsHost>`select charity_id, name, registration, jurisdiction
    from goods_host_of(${organizerId}::uuid)`.execute(tx);
  return rows[0];
}

/**
 * Writes down for what a donor asks a receipt. What is said of each thing comes from its claim.
 * @throws Refusal `receipt_needs_confirmed_gift` or `goods_asked_already`, from the database.
 */
export async function insertGoodsRequest(
  tx: Tx,
  request: Insertable<GoodsRequests>,
  claimIds: readonly string[],
): Promise<void> {
  const requestId = request.id!;
  await tx.insertInto("goodsRequests").values(request).execute();
  await tx
    .insertInto("goodsRequested")
    .values([...new Set(claimIds)].map((claimId) => ({ claimId, requestId })))
    .execute();
}

export const changeGoodsRequest = (tx: Tx, requestId: string, set: Updateable<GoodsRequests>) =>
  tx.updateTable("goodsRequests").set(set).where("id", "=", requestId).execute();

/**
 * Requests with the receipt that holds, if there is one. The charity stands for fund and host in one: it is
 * its desk that answers, not the organizer's.
 */
export const goodsRequestRows = (tx: Tx) =>
  tx
    .selectFrom("goodsRequests as q")
    .innerJoin("organizations as h", "h.id", "q.charityId")
    .innerJoin("organizations as o", "o.id", "q.organizerId")
    .leftJoin("receipts as r", (join) =>
      join.onRef("r.requestId", "=", "q.id").on("r.voidedAt", "is", null),
    )
    .select(["q.id", "q.charityId", "q.personId", "q.keyId", "q.donorSealed", "q.askedAt"])
    .select(["q.declinedBy", "q.declinedAt", "q.declineReason"])
    .select(["h.id as organizationId", "h.id as hostId", "h.slug", "h.name as hostName"])
    .select(["o.name as organizer", "r.id as receiptId"]);

/** The same for the charity's own people, with by whose rules it writes receipts. */
const requestsToAnswer = (tx: Tx) =>
  goodsRequestRows(tx)
    .innerJoin("charities as c", "c.charityId", "q.charityId")
    .select("c.receiptsJurisdiction as jurisdiction");

export const goodsRequestById = (tx: Tx, requestId: string) =>
  requestsToAnswer(tx).where("q.id", "=", requestId).executeTakeFirst();

/** Loads a request and keeps others from answering it meanwhile. */
export const lockGoodsRequest = (tx: Tx, requestId: string) =>
  requestsToAnswer(tx).where("q.id", "=", requestId).forUpdate(["q"]).executeTakeFirst();

/** The things of requests, in the order in which they came. */
export async function thingsOf(tx: Tx, requestIds: readonly string[]) {
  if (requestIds.length === 0) return [];
  return tx
    .selectFrom("goodsRequested")
    .select(["requestId", "claimId", "description", "receivedOn"])
    .where("requestId", "in", [...requestIds])
    .orderBy("receivedOn")
    .orderBy("claimId")
    .execute();
}

/** The same things counted: what was given, how often, and the last day on which it came. */
export function counted(things: readonly { description: string; receivedOn: string }[]) {
  const lines = new Map<string, { description: string; quantity: number; receivedOn: string }>();
  for (const { description, receivedOn } of things) {
    const known = lines.get(description);
    const last = known && known.receivedOn > receivedOn ? known.receivedOn : receivedOn;
    lines.set(description, {
      description,
      quantity: (known?.quantity ?? 0) + 1,
      receivedOn: last,
    });
  }
  return [...lines.values()];
}
