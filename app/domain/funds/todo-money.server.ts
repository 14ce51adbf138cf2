import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "../door.server";
import { leftoversOf } from "./adjust/leftovers.server";
import { lossLeft } from "./adjust/loss.server";

export type Waiting = { count: bigint; oldest: Date | null };
type Named<Task extends string> = [task: Task, waiting: Waiting];

const nothing: Waiting = { count: 0n, oldest: null };

/** What waits for a second person that is neither a deposit nor an order; never what he asked for himself. */
export async function toDecide(
  tx: Tx,
  fundId: string,
  me: string,
): Promise<Named<"refunds" | "returns" | "adjustments">[]> {
  const refunds = await tx
    .selectFrom("refunds as r")
    .innerJoin("payments as y", "y.id", "r.paymentId")
    .leftJoin("pledges as p", "p.id", "y.pledgeId")
    .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("r.askedAt").as("oldest")])
    .where("r.fundId", "=", fundId)
    .where("r.state", "=", "asked")
    .where("r.askedBy", "<>", me)
    .where((eb) => eb.or([eb("p.personId", "is", null), eb("p.personId", "<>", me)]))
    .executeTakeFirstOrThrow();
  const recorded = (table: "purchaseReturns" | "adjustments") =>
    tx
      .selectFrom(table)
      .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("recordedAt").as("oldest")])
      .where("fundId", "=", fundId)
      .where("state", "=", "recorded")
      .where("recordedBy", "<>", me)
      .executeTakeFirstOrThrow();
  return [
    ["refunds", refunds],
    ["returns", await recorded("purchaseReturns")],
    ["adjustments", await recorded("adjustments")],
  ];
}

/**
 * What a treasurer should look after: money that was spent for a claim that ended, things that are there and have
 * no invoice, what disputes took and nobody bears, and what is left over and may go on.
 */
export async function toLookAfter(
  { tx, now }: Pick<Moment, "tx" | "now">,
  { fundId, currency }: { fundId: string; currency: string },
): Promise<Named<"spentInVain" | "noInvoice" | "loss" | "leftovers">[]> {
  const { rows: inVain } = await sql<Waiting>`
    select count(*) as count, min(a.claim_ended_at) as oldest
    from fund_allocations a join purchase_lines l on l.allocation_id = a.id and l.state = 'approved'
    where a.fund_id = ${fundId} and a.state = 'spent' and a.claim_state in ('released', 'expired', 'cancelled')
      and not exists (select from purchase_returns r where r.line_id = l.id and r.state <> 'rejected')`.execute(
    tx,
  );
  const { rows: noInvoice } = await sql<Waiting>`
    select count(*) as count, min(a.received_at) as oldest
    from fund_allocations a
      left join purchase_lines l on l.allocation_id = a.id and l.state <> 'left'
    where a.fund_id = ${fundId} and a.claim_state in ('received', 'delivered', 'confirmed')
      and (a.state = 'reserved' and l.id is null or l.id is not null and not exists (
        select from photos p where p.purchase_id = l.purchase_id union all
        select from invoice_files f where f.purchase_id = l.purchase_id))`.execute(tx);
  const loss = await lossLeft(tx, { fundId, currency });
  const left = await leftoversOf({ tx, now }, { fundId, currency });
  const asked = await tx
    .selectFrom("adjustments")
    .select("purposeId")
    .where("fundId", "=", fundId)
    .where("kind", "=", "pass_on")
    .where("state", "=", "recorded")
    .execute();
  const free = left.filter(
    ({ rule, purposeId }) => rule !== "donor" && !asked.some((one) => one.purposeId === purposeId),
  );
  return [
    ["spentInVain", inVain[0] ?? nothing],
    ["noInvoice", noInvoice[0] ?? nothing],
    ["loss", loss > 0n ? { count: 1n, oldest: null } : nothing],
    ["leftovers", { count: BigInt(free.length), oldest: null }],
  ];
}
