import { approvePurchase, refusePurchase } from "~/domain/funds/decide-purchase.server";
import { lookAtPurchase } from "~/domain/funds/look-at-purchase.server";
import { dropPurchase } from "~/domain/funds/record-purchase.server";
import { run } from "~/domain/run.server";
import { aBatchClosing, aFundWith, take, takenBy } from "./allocations";
import type { FundAtWork } from "./funds";

/** A fund with money that took so many wishes at 120 yuan. */
export async function aTaking(wishes: number, amount = "1000") {
  const [fund, batch] = [await aFundWith(amount), await aBatchClosing(wishes)];
  await take(fund, batch.wishes);
  return { fund, batch, taken: await takenBy(fund) };
}

/** Opens an order. */
export const look = (actor: FundAtWork["approver"], purchaseId: string) =>
  run(lookAtPurchase, { actor, input: { purchaseId } });

/** Another person lets an order into the books. */
export const approve = ({ approver }: FundAtWork, purchaseId: string, more = {}, now?: Date) =>
  run(approvePurchase, { actor: approver, input: { purchaseId, ...more }, now });

/** Another person sends an order back. */
export const refuse = (
  { approver }: Pick<FundAtWork, "approver">,
  purchaseId: string,
  now?: Date,
  reason = "发票上是 100",
) => run(refusePurchase, { actor: approver, input: { purchaseId, reason }, now });

/** Who recorded an order takes it away. */
export const drop = ({ treasurer }: FundAtWork, purchaseId: string) =>
  run(dropPurchase, { actor: treasurer, input: { purchaseId } });
