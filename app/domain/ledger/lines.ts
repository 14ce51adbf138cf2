import { purposeOf, type AssetAccount, type FundAccount, type Line } from "./accounts";

/** An expense that this money bears, or what disputes took of it. */
const borneBy = <Kind extends "wishes" | "fees" | "delivery" | "disputes">(
  kind: Kind,
  fund: FundAccount,
) => {
  const purposeId = purposeOf(fund);
  return purposeId ? { kind, purposeId } : { kind };
};

/** Money comes in for a purpose or for anything. */
export const received = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: fund,
  to: asset,
  minor,
});

/** A provider keeps its fee; what the money was given for bears it. */
export const feeTaken = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: asset,
  to: borneBy("fees", fund),
  minor,
});

/** A fee is given back, as with a refund. */
export const feeGivenBack = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: borneBy("fees", fund),
  to: asset,
  minor,
});

/** Money moves from one place to another, as a payout does. */
export const moved = (from: AssetAccount, to: AssetAccount, minor: bigint): Line => ({
  from,
  to,
  minor,
});

/** Money is reserved for a claim. */
export const reserved = (claimId: string, fund: FundAccount, minor: bigint): Line => ({
  from: { kind: "reserved", claimId },
  to: fund,
  minor,
});

/** What was reserved goes back to where it came from: an allocation ends, or something is left over. */
export const returned = (claimId: string, fund: FundAccount, minor: bigint): Line => ({
  from: fund,
  to: { kind: "reserved", claimId },
  minor,
});

/**
 * What was reserved for a claim is spent: `cost` leaves the asset, `held` is let go of, and what is
 * left over lies in the fund's account again. More than was held is taken from the same account.
 */
export const purchased = (
  claimId: string,
  fund: FundAccount,
  asset: AssetAccount,
  { held, cost }: { held: bigint; cost: bigint },
): Line[] => [
  returned(claimId, fund, held),
  { from: asset, to: borneBy("wishes", fund), minor: cost },
];

/** A courier or a parcel is paid. */
export const deliveryPaid = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: asset,
  to: borneBy("delivery", fund),
  minor,
});

/** Money goes back to who gave it. */
export const refunded = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: asset,
  to: fund,
  minor,
});

/** A refund is promised, and later leaves the asset by `refundSent`. */
export const refundOwed = (fund: FundAccount, minor: bigint): Line => ({
  from: { kind: "refunds" },
  to: fund,
  minor,
});
export const refundSent = (asset: AssetAccount, minor: bigint): Line => ({
  from: asset,
  to: { kind: "refunds" },
  minor,
});

/** A provider takes disputed money of a fund's account away; it comes back by `disputeWon`. */
export const disputed = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: asset,
  to: borneBy("disputes", fund),
  minor,
});
export const disputeWon = (asset: AssetAccount, fund: FundAccount, minor: bigint): Line => ({
  from: borneBy("disputes", fund),
  to: asset,
  minor,
});

/** What is missing in a fund's account is told as its loss. */
export const lossTold = (fund: FundAccount, minor: bigint): Line => ({
  from: fund,
  to: borneBy("disputes", fund),
  minor,
});

/**
 * What a dispute took of a fund's account for good is borne by another one, or by what lies in the
 * same: a purpose bears its own losses alone.
 */
export const lossBorne = (of: FundAccount, bearer: FundAccount, minor: bigint): Line => ({
  from: borneBy("disputes", of),
  to: bearer,
  minor,
});

/** What was borne of a loss came back after all: whoever bore it has it again. */
export const lossReturned = (of: FundAccount, bearer: FundAccount, minor: bigint): Line => ({
  from: bearer,
  to: borneBy("disputes", of),
  minor,
});

/** The host charity makes good what a dispute took: it pays into the asset. */
export const lossCovered = (asset: AssetAccount, of: FundAccount, minor: bigint): Line => ({
  from: borneBy("disputes", of),
  to: asset,
  minor,
});

/** Restricted money becomes general, with the donor's recorded consent. */
export const released = (purposeId: string, minor: bigint): Line => ({
  from: { kind: "general" },
  to: { kind: "restricted", purposeId },
  minor,
});
