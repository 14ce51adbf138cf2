import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { readClaim, type Claim } from "../claims/rows.server";
import type { StockHope } from "./life";

export const lockStock = (tx: Tx, stockId: string) =>
  tx
    .selectFrom("hubStock")
    .select(["id", "organizerId", "hubId", "fromClaimId", "state", "takenInAt"])
    .where("id", "=", stockId)
    .forUpdate()
    .executeTakeFirst();

type Thing = { size?: string; note?: string; hope?: StockHope };

/** Keeps the gift of a claim that has ended at the hub; what isn't told is as it was wished for. */
export async function insertStock(
  tx: Tx,
  now: Date,
  claim: Pick<Claim, "id" | "wishId" | "batchId" | "organizerId">,
  { size, note = "", hope }: Thing = {},
): Promise<string> {
  const id = randomUUID();
  const wished = await tx
    .selectFrom("wishes")
    .innerJoin("batches", "batches.id", "wishes.batchId")
    .select(["category", "wishes.title", "size", "colour", "style", "hubId"])
    .where("wishes.id", "=", claim.wishId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("hubStock")
    .values({
      ...wished,
      id,
      organizerId: claim.organizerId,
      fromClaimId: claim.id,
      size: size ?? wished.size,
      note,
      hope,
      takenInAt: now,
    })
    .execute();
  return id;
}

/** A gift that lay at the hub when its claim was cancelled becomes stock; one that came before is none. */
export async function keepWhatLiesAtHub(tx: Tx, now: Date, claimId: string): Promise<void> {
  const claim = await readClaim(tx, claimId);
  if (!claim?.receivedAt || claim.deliveredAt) return;
  const kept = await tx
    .selectFrom("hubStock")
    .select("id")
    .where("fromClaimId", "=", claimId)
    .executeTakeFirst();
  if (!kept) await insertStock(tx, now, claim);
}

type Settled = { by: string; givenClaimId: string } | { by: string; note: string };

/** Notes what became of stock: a claim was made of it, or its giver has it back. */
export async function settleStock(tx: Tx, now: Date, id: string, settled: Settled): Promise<void> {
  const { by, ...outcome } = settled;
  const state = "givenClaimId" in outcome ? "given" : "returned";
  await tx
    .updateTable("hubStock")
    .set({ ...outcome, state, settledBy: by, settledAt: now })
    .where("id", "=", id)
    .execute();
}

export async function noteHope(tx: Tx, id: string, hope: StockHope): Promise<void> {
  await tx.updateTable("hubStock").set({ hope }).where("id", "=", id).execute();
}
