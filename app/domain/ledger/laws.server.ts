import { liesAsSaid, lossesBorneByTwo, undoneByTwo } from "./laws/adjustments.server";
import {
  leftoversAgreed,
  purchasesApproved,
  reservedIsLive,
  wishesMeant,
} from "./laws/allocations.server";
import { booksStay, reversalsMirror } from "./laws/books-stay.server";
import { chainHolds } from "./laws/chain.server";
import { entriesBalance } from "./laws/entries-balance.server";
import type { Law } from "./laws/law";
import { nothingBelowZero } from "./laws/nothing-below-zero.server";
import { oneEntryAReference } from "./laws/one-entry-a-reference.server";
import {
  paymentsOnce,
  payoutsAddUp,
  providerAgrees,
  refundsWithin,
} from "./laws/provider-agrees.server";
import { receiptsHold, receiptsNumbered } from "./laws/receipts-hold.server";
import {
  allocationsReturn,
  lossesKept,
  purchasesReserved,
  restrictionsKept,
} from "./laws/restrictions-kept.server";
import { secondPerson } from "./laws/second-person.server";
import { sumsFit } from "./laws/sums-fit.server";

export type { Finding, Law } from "./laws/law";

/**
 * The laws of money as looks at live books. What a later module's tables prove is one more file in
 * `laws/`, SQL alone, and one more line here.
 */
export const laws: readonly Law[] = [
  entriesBalance,
  booksStay,
  reversalsMirror,
  nothingBelowZero,
  restrictionsKept,
  lossesKept,
  allocationsReturn,
  purchasesReserved,
  wishesMeant,
  reservedIsLive,
  leftoversAgreed,
  oneEntryAReference,
  providerAgrees,
  payoutsAddUp,
  paymentsOnce,
  secondPerson,
  purchasesApproved,
  refundsWithin,
  receiptsHold,
  receiptsNumbered,
  undoneByTwo,
  lossesBorneByTwo,
  liesAsSaid,
  chainHolds,
  sumsFit,
];
