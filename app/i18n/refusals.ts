import type { RefusalCode } from "~/platform/refusal";
import { refusalsOfAccounts } from "./refusals/accounts";
import { refusalsOfBatches } from "./refusals/batches";
import { refusalsOfClaims } from "./refusals/claims";
import { refusalsOfConcerns } from "./refusals/concerns";
import { refusalsOfDeliveries } from "./refusals/deliveries";
import { refusalsOfFunds } from "./refusals/funds";
import { generalRefusals } from "./refusals/general";
import { refusalsOfImports } from "./refusals/imports";
import { refusalsOfLedger } from "./refusals/ledger";
import { refusalsOfPhotos } from "./refusals/photos";
import { refusalsOfPrivacy } from "./refusals/privacy";
import { refusalsOfReports } from "./refusals/reports";
import { refusalsOfWishes } from "./refusals/wishes";
import type { Locale } from "./words";

/** The sentence of every planned "no". A code without its two sentences doesn't compile. */
export const refusals: Record<RefusalCode, Record<Locale, string>> = {
  ...generalRefusals,
  ...refusalsOfAccounts,
  ...refusalsOfPrivacy,
  ...refusalsOfPhotos,
  ...refusalsOfWishes,
  ...refusalsOfBatches,
  ...refusalsOfClaims,
  ...refusalsOfDeliveries,
  ...refusalsOfImports,
  ...refusalsOfConcerns,
  ...refusalsOfFunds,
  ...refusalsOfLedger,
  ...refusalsOfReports,
};
