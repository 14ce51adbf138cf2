import { z } from "zod";

/** Ids of ours that go with everything at the provider, and nothing else. */
const metadataInput = z.record(z.string(), z.string());

const disputeInput = z.object({
  id: z.string(),
  intent: z.string().nullable(),
  minor: z.bigint(),
  state: z.enum(["open", "won", "lost"]),
  openedAt: z.date(),
});

const transactionInput = z.object({
  id: z.string(),
  kind: z.enum([
    ...["payment", "refund", "refund_failed", "dispute"],
    ...["payout", "payout_failed", "other"],
  ] as const),
  currency: z.string(),
  minor: z.bigint(),
  fee: z.bigint(),
  net: z.bigint(),
  happenedAt: z.date(),
  source: z.string(),
  intent: z.string().nullable(),
  metadata: metadataInput,
  dispute: disputeInput.nullable(),
});

const payoutInput = z.object({
  id: z.string(),
  currency: z.string(),
  minor: z.bigint(),
  state: z.enum(["waiting", "paid", "failed"]),
  arrivedOn: z.iso.date(),
  transaction: z.string(),
  /** The balance transactions that it brought to the bank. */
  transactions: z.array(z.string()),
});

/** What was read at the provider of one account; all of it comes into the books in one transaction. */
export const factsInput = z.object({
  account: z.string(),
  /** Our row of the event that had it read. */
  eventId: z.uuid().optional(),
  transactions: z.array(transactionInput).default([]),
  checkout: z
    .object({
      id: z.string(),
      state: z.enum(["open", "complete", "expired"]),
      /** A bank's late answer was no. */
      failed: z.boolean(),
      subscription: z.string().nullable(),
      metadata: metadataInput,
    })
    .optional(),
  subscription: z
    .object({ id: z.string(), ended: z.boolean(), metadata: metadataInput })
    .optional(),
  failedTry: z.object({ metadata: metadataInput, at: z.date() }).optional(),
  dispute: disputeInput.optional(),
  payouts: z.array(payoutInput).default([]),
  balances: z.array(z.object({ currency: z.string(), minor: z.bigint() })).optional(),
});

export type TransactionFact = z.infer<typeof transactionInput>;
export type DisputeFact = z.infer<typeof disputeInput>;
export type PayoutFact = z.infer<typeof payoutInput>;
export type Facts = z.infer<typeof factsInput>;
