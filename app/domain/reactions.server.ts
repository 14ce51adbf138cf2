import { cancelLiveClaim, endHoldsOf, giveTime } from "./claims/rows.server";
import { keepWhatLiesAtHub } from "./deliveries/stock-rows.server";
import type { Handling } from "./door.server";
import type { Events } from "./events";
import { closeCheckoutOf, returnReserved } from "./funds/allocation-rows.server";
import { reservePaid } from "./funds/reserve-paid.server";
import { endClaimOf } from "./funds/unpaid.server";
import { tellClaimant } from "./messages/tell-claimant.server";
import { answerReporter, tellOfConcern } from "./messages/tell-of-concern.server";
import { tellOfDeclined, tellOfReceipt, tellOfVoid } from "./messages/tell-of-receipt.server";
import { tellOfAllocation } from "./messages/tell-of-allocation.server";
import {
  tellOfDecline,
  tellOfPromise,
  tellOfRefund,
  tellOfGivingEnded,
  tellOfUndoing,
  thankForPayment,
} from "./messages/tell-donor.server";
import { tellTargetedDonors } from "./messages/tell-of-report.server";
import { tellApplicant, tellCoordinators } from "./messages/tell-organization.server";
import { dropDraftsOf, isCollected, lockWish, withdrawWishesOf } from "./wishes/rows.server";
import { widenCellsAround } from "./wishes/widen-cells.server";

type Reactions = {
  [Name in keyof Events]?: (moment: Handling, ids: Events[Name]) => Promise<void>;
};

/** Event → what else happens, in the same transaction. The one place to look. */
const reactions: Reactions = {
  consent_withdrawn: async ({ tx, now, tell }, { childId }) => {
    if (!(await isCollected(tx, childId))) await endWishesOf({ tx, now, tell }, childId);
    await widenCellsAround(tx, now, childId);
  },

  child_erased: async ({ tx, now, tell }, { childId }) => {
    await dropDraftsOf(tx, childId);
    await endWishesOf({ tx, now, tell }, childId);
    await widenCellsAround(tx, now, childId);
  },

  wish_withdrawn: async ({ tx, now, tell }, { wishId }) => {
    const reason = (await lockWish(tx, wishId))?.withdrawnReason ?? "";
    const claimId = await cancelLiveClaim(tx, now, wishId, reason);
    if (claimId) await tell("claim_cancelled", { claimId });
  },

  wish_unfrozen: ({ tx, now }, { wishId }) => giveTime(tx, now, { wishId }),
  organization_unfrozen: ({ tx, now }, { organizationId }) =>
    giveTime(tx, now, { organizerId: organizationId }),

  person_frozen: async ({ tx, now, tell }, { personId }) => {
    for (const claimId of await endHoldsOf(tx, now, personId)) {
      await tell("claim_expired", { claimId });
    }
  },

  organization_decided: (moment, { organizationId }) => tellApplicant(moment, organizationId),
  batch_published: (moment, { batchId }) => tellCoordinators(moment, batchId),

  concern_reported: (moment, { concernId }) => tellOfConcern(moment, concernId),
  concern_closed: (moment, { concernId }) => answerReporter(moment, concernId),

  pledge_promised: (moment, { pledgeId }) => tellOfPromise(moment, pledgeId),
  deposit_undone: (moment, { depositId }) => tellOfUndoing(moment, depositId),
  wishes_allocated: (moment, ids) => tellOfAllocation(moment, ids),
  pledge_declined: (moment, { pledgeId }) => tellOfDecline(moment, pledgeId),
  giving_ended: (moment, { pledgeId }) => tellOfGivingEnded(moment, pledgeId),
  refund_settled: (moment, { refundId }) => tellOfRefund(moment, refundId),
  pledge_cancelled: (moment, { pledgeId }) => endClaimOf(moment, pledgeId),
  pledge_failed: async (moment, { pledgeId }) => {
    await endClaimOf(moment, pledgeId);
    await tellOfDecline(moment, pledgeId);
  },
  payment_cleared: async (moment, { paymentId }) => {
    await reservePaid(moment, paymentId);
    await thankForPayment(moment, paymentId);
  },

  receipt_issued: (moment, { receiptId }) => tellOfReceipt(moment, receiptId),
  receipt_voided: (moment, { receiptId }) => tellOfVoid(moment, receiptId),
  goods_receipt_declined: (moment, { requestId }) => tellOfDeclined(moment, requestId),

  report_published: (moment, { reportId }) => tellTargetedDonors(moment, reportId),

  claim_committed: (moment, { claimId }) => tellClaimant(moment, "claim-committed", claimId),
  claim_recorded: (moment, { claimId }) => tellClaimant(moment, "claim-committed", claimId),
  claim_handed_on: (moment, { claimId }) => tellClaimant(moment, "claim-handed-on", claimId),
  claim_moved: (moment, { claimId }) => tellClaimant(moment, "claim-moved", claimId),
  claim_reminded: (moment, { claimId }) => tellClaimant(moment, "claim-due", claimId),
  claim_received: (moment, { claimId }) => tellClaimant(moment, "claim-received", claimId),
  claim_delivered: (moment, { claimId }) => tellClaimant(moment, "claim-delivered", claimId),
  claim_undelivered: (moment, { claimId }) => tellClaimant(moment, "claim-undelivered", claimId),
  claim_confirmed: (moment, { claimId }) => tellClaimant(moment, "claim-confirmed", claimId),
  claim_remedied: (moment, { claimId }) => tellClaimant(moment, "claim-remedied", claimId),
  claim_released: (moment, { claimId }) => giveMoneyBack(moment, claimId),
  claim_expired: async (moment, { claimId }) => {
    await giveMoneyBack(moment, claimId);
    await tellClaimant(moment, "claim-expired", claimId);
  },
  claim_cancelled: async (moment, { claimId }) => {
    await giveMoneyBack(moment, claimId);
    await keepWhatLiesAtHub(moment.tx, moment.now, claimId);
    await tellClaimant(moment, "claim-cancelled", claimId);
  },
  claim_unchecked: (moment, { claimId }) => tellClaimant(moment, "claim-unchecked", claimId),
  stock_taken_in: (moment, { claimId }) => tellClaimant(moment, "stock-taken-in", claimId),
  stock_given: (moment, { claimId }) => tellClaimant(moment, "stock-given", claimId),
  stock_returned: (moment, { claimId }) => tellClaimant(moment, "stock-returned", claimId),
};

type Ending = Pick<Handling, "tx" | "now" | "tell">;

async function giveMoneyBack({ tx, now, tell }: Ending, claimId: string) {
  const allocationId = await returnReserved(tx, now, claimId);
  if (!allocationId) return;
  await closeCheckoutOf(tx, allocationId);
  await tell("allocation_ended", { allocationId });
}

async function endWishesOf({ tx, now, tell }: Ending, childId: string) {
  for (const wishId of await withdrawWishesOf(tx, now, childId, "")) {
    await tell("wish_withdrawn", { wishId });
  }
}

export async function react<Name extends keyof Events>(
  moment: Handling,
  name: Name,
  ids: Events[Name],
): Promise<void> {
  await reactions[name]?.(moment, ids);
}
