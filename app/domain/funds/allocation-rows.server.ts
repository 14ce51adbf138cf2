import { sql, type Insertable, type NotNull, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import { addJob } from "~/platform/jobs.server";
import type { Allocations } from "../../../db/schema";
import { availableOf, promisable } from "../ledger/balances.server";
import { reserved } from "../ledger/lines";
import { post } from "../ledger/post.server";
import { dayOf } from "./book-days";
import { fundAccount, type Source } from "./sources";

export const insertAllocation = (tx: Tx, allocation: Insertable<Allocations> & { id: string }) =>
  tx.insertInto("allocations").values(allocation).execute();

export const changeAllocation = (tx: Tx, allocationId: string, set: Updateable<Allocations>) =>
  tx.updateTable("allocations").set(set).where("id", "=", allocationId).execute();

/** Allocations with how their claims and wishes stand, for the fund's people. */
export const allocationRows = (tx: Tx) =>
  tx
    .selectFrom("allocations as a")
    .innerJoin("fundAllocations as v", "v.id", "a.id")
    .selectAll("a")
    .select(["v.wishId", "v.batchId", "v.programmeId", "v.claimState", "v.number", "v.title"])
    .$narrowType<{
      wishId: NotNull;
      batchId: NotNull;
      programmeId: NotNull;
      claimState: NotNull;
      number: NotNull;
      title: NotNull;
    }>();

/** Keeps an allocation from changing meanwhile, and tells how it stands with its wish and claim. */
export const lockAllocation = (tx: Tx, allocationId: string) =>
  allocationRows(tx).where("a.id", "=", allocationId).forUpdate(["a"]).executeTakeFirst();
export type Allocation = NonNullable<Awaited<ReturnType<typeof lockAllocation>>>;

type OfWish = { wishId: string; batchId: string; programmeId: string };

/** The purposes of a fund whose money may go to a wish, the nearest first. */
export async function fittingPurposes(tx: Tx, fundId: string, of: OfWish) {
  const rows = await tx
    .selectFrom("purposes")
    .select(["id", "kind"])
    .where("fundId", "=", fundId)
    .where((eb) =>
      eb.or([
        eb("wishId", "=", of.wishId),
        eb("batchId", "=", of.batchId),
        eb("programmeId", "=", of.programmeId),
      ]),
    )
    .execute();
  const near = ["wish", "batch", "programme"];
  return rows.sort((a, b) => near.indexOf(a.kind) - near.indexOf(b.kind)).map(({ id }) => id);
}

/** What is left of the money on a claim, by purpose, the nearest first. */
export async function partsOf(tx: Tx, claimId: string, fitting: readonly string[]) {
  const { rows } = await sql<{ purposeId: string | null; minor: bigint }>`
    select purpose_id, minor from reserved_parts(${claimId}::uuid)`.execute(tx);
  const place = ({ purposeId }: { purposeId: string | null }) =>
    purposeId === null ? fitting.length : fitting.indexOf(purposeId);
  return rows.sort((a, b) => place(a) - place(b));
}

type Reserving = {
  allocationId: string;
  fundId: string;
  currency: string;
  claimId: string;
  sources: readonly Source[];
  recordedBy?: string;
  approvedBy?: string;
};

/** Books what is reserved on a claim, from where it is taken. */
export const reserve = (tx: Tx, now: Date, { sources, allocationId, claimId, ...of }: Reserving) =>
  post(tx, now, {
    ...of,
    kind: "allocation",
    happenedOn: dayOf(now),
    source: { type: "allocation", id: allocationId },
    lines: sources.map(({ purposeId, minor }) => reserved(claimId, fundAccount(purposeId), minor)),
  });

/** What a fund can give to a wish by now; who takes some holds the ledger's lock. */
export async function freeFor(tx: Tx, of: { fundId: string; currency: string } & OfWish) {
  const fitting = await fittingPurposes(tx, of.fundId, of);
  return { fitting, free: promisable(await availableOf(tx, of)) };
}

/** Gives the money of a claim that ended back to where it came from; the allocation's id if there was one. */
export async function returnReserved(tx: Tx, now: Date, claimId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select end_allocation(${claimId}::uuid, ${now}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Has the page closed on which a donor could still pay for a claim that ended; nothing where there is none. */
export async function closeCheckoutOf(tx: Tx, allocationId: string): Promise<void> {
  const one = await tx
    .selectFrom("allocations")
    .select("pledgeId")
    .where("id", "=", allocationId)
    .executeTakeFirst();
  if (one?.pledgeId) await addJob(tx, "close-checkout", { pledgeId: one.pledgeId });
}
