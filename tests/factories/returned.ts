import { recordReturn } from "~/domain/funds/return-purchase.server";
import { run } from "~/domain/run.server";
import { aBatchClosing, aBoughtOrder, rows, take, takenBy } from "./allocations";
import type { FundAtWork } from "./funds";

/** A wish at 120 yuan that a fund bought, from whatever money it has. */
export async function aBought(fund: FundAtWork, cost = "110", more: Record<string, unknown> = {}) {
  const batch = await aBatchClosing(1);
  await take(fund, batch.wishes);
  return bought(fund, batch, cost, more);
}
/** The same of a batch whose wish the fund took. */
export async function bought(
  fund: FundAtWork,
  batch: Awaited<ReturnType<typeof aBatchClosing>>,
  cost: string,
  more: Record<string, unknown> = {},
) {
  const taken = (await takenBy(fund)).find(({ state }) => state === "reserved");
  const purchaseId = await aBoughtOrder(fund, { [taken!.id]: cost }, more);
  const [line] = await rows<{ id: string }>(
    "select id from purchase_lines where purchase_id = $1",
    [purchaseId],
  );
  return { fund, batch, purchaseId, lineId: line!.id, claimId: taken!.claimId };
}
export type Bought = Awaited<ReturnType<typeof aBought>>;

/** Money that the shop gave back for it, as the treasurer recorded it. */
export const give = (
  { fund, lineId }: Bought,
  amount: string,
  { receivedOn = "2026-11-22", actor = fund.treasurer, now, paidInto }: Giving = {},
) => run(recordReturn, { actor, input: { lineId, amount, receivedOn, paidInto }, now });
type Giving = Partial<
  Record<"receivedOn" | "paidInto", string> & { actor: FundAtWork["treasurer"]; now: Date }
>;
