import type { Handling } from "../door.server";
import type { AccountKind } from "../ledger/accounts";
import { received } from "../ledger/lines";
import { post } from "../ledger/post.server";
import type { DepositWay, MoneyWay } from "./choices";
import { paymentLife, pledgeLife } from "./life";
import { purseOf } from "./order";
import { changePayment, changePledge, lockPledgeById, type paymentsOf } from "./rows.server";

/** How the books call money that came a way. */
const entryKinds = { transfer: "transfer", cash: "cash", elsewhere: "platform" } as const;

type Deposit = {
  way: MoneyWay;
  heldAt: AccountKind;
  receivedOn: string;
  recordedBy: string;
  approvedBy: string;
};
type Payment = Awaited<ReturnType<typeof paymentsOf>>[number];

/**
 * Lets one payment of an approved deposit into the books: an entry from the account of what it is for
 * to where it came to lie, and its promise is paid.
 */
export async function clear({ tx, now, tell }: Handling, deposit: Deposit, payment: Payment) {
  const { id, fundId, currency, minor, purposeId, pledgeId } = payment;
  const entry = await post(tx, now, {
    ...{ fundId, currency },
    kind: entryKinds[deposit.way as DepositWay],
    happenedOn: deposit.receivedOn,
    source: { type: "payment", id },
    ...{ recordedBy: deposit.recordedBy, approvedBy: deposit.approvedBy },
    lines: [
      received(
        purseOf(deposit.heldAt),
        purposeId ? { kind: "restricted", purposeId } : { kind: "general" },
        minor,
      ),
    ],
  });
  await changePayment(tx, id, {
    state: paymentLife.next("clear", payment.state),
    clearedAt: now,
    entryId: entry.id,
  });
  const pledge = pledgeId ? await lockPledgeById(tx, pledgeId) : undefined;
  // Money may come for a promise that was kept before, or taken back: then the promise stays as it is.
  if (pledge && pledgeLife.can("pay", pledge.state)) {
    await changePledge(tx, pledge.id, {
      state: pledgeLife.next("pay", pledge.state),
      paidAt: now,
    });
  }
  await tell("payment_cleared", { paymentId: id });
}
