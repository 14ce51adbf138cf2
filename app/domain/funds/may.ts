import { hasRole, isSteward, personOf, serves, type Actor, type Role } from "../actor";

/** A fund, and the charity that owns its money. */
export type FundOf = { organizationId: string; hostId: string };

/** Whether the actor has one of the roles in the fund or in its host charity. */
const worksAs = (actor: Actor, { organizationId, hostId }: FundOf, ...roles: Role[]) =>
  hasRole(actor, organizationId, ...roles) || hasRole(actor, hostId, ...roles);

/** Who sees a fund's desk: its committee and the staff of its host charity. */
export const mayTend = (actor: Actor, { organizationId, hostId }: FundOf) =>
  serves(actor, organizationId) || serves(actor, hostId);

/** Who enters money that came, and looks after promises of it. */
export const mayRecordMoney = (actor: Actor, fund: FundOf) => worksAs(actor, fund, "treasurer");

/** Who lets money into the books. */
export const mayApproveMoney = (actor: Actor, fund: FundOf) => worksAs(actor, fund, "approver");

/** Who sees the evidence of money, and from whom it came. */
export const mayLookAtMoney = (actor: Actor, fund: FundOf) =>
  worksAs(actor, fund, "treasurer", "approver");

/** Never who entered it, as the database holds too. */
export const mayDecideDeposit = (actor: Actor, deposit: FundOf & { recordedBy: string }) =>
  mayApproveMoney(actor, deposit) && personOf(actor) !== deposit.recordedBy;

/** Whether it is his own entry, for a treasurer to take back. */
export const mayTakeBack = (actor: Actor, entry: FundOf & { recordedBy: string | null }) =>
  mayRecordMoney(actor, entry) && personOf(actor) === entry.recordedBy;

/** Who keeps something out of the books: who lets things in, or who entered it and takes it back. */
export const mayTurnDown = (actor: Actor, entry: FundOf & { recordedBy: string | null }) =>
  mayApproveMoney(actor, entry) || mayTakeBack(actor, entry);

/** Who asks donors by name. */
export const mayInviteDonors = (actor: Actor, fund: FundOf) =>
  worksAs(actor, fund, "coordinator", "treasurer");

/** Who says what the fund is for: its chair. */
export const mayKeepFund = (actor: Actor, { organizationId }: FundOf) =>
  hasRole(actor, organizationId, "coordinator");

/** Who opens charities and funds, and says how they may take money. */
export const mayOpenFunds = (actor: Actor) => isSteward(actor);

/** Money is promised by whoever proved who he is. */
export const mayPledge = (actor: Actor) => actor.kind === "person";

/** A promise is taken back by who gave it, or by the treasurer who was told so. */
export const mayCancelPledge = (actor: Actor, pledge: FundOf & { personId: string | null }) =>
  (actor.kind === "person" && actor.personId === pledge.personId) || mayRecordMoney(actor, pledge);

/** Who gives a fund's money to wishes. */
export const mayAllocate = (actor: Actor, fund: FundOf) =>
  worksAs(actor, fund, "coordinator", "treasurer");

/** Never who recorded it, as the database holds too. */
export const mayDecidePurchase = (actor: Actor, purchase: FundOf & { recordedBy: string }) =>
  mayApproveMoney(actor, purchase) && personOf(actor) !== purchase.recordedBy;

/** Who asks that money goes back to a donor; never the donor himself. */
export const mayAskRefund = (actor: Actor, payment: FundOf & { personId: string | null }) =>
  mayRecordMoney(actor, payment) && !gaveIt(actor, payment);

/** Neither who asked for it nor who gets it, as the database holds too. */
export const mayDecideRefund = (
  actor: Actor,
  refund: FundOf & { personId: string | null; askedBy: string | null },
) => mayApproveMoney(actor, refund) && personOf(actor) !== refund.askedBy && !gaveIt(actor, refund);

const gaveIt = (actor: Actor, { personId }: { personId: string | null }) =>
  personId !== null && personOf(actor) === personId;

/** A gift by card is paid, continued and ended by who promised it. */
export const mayPay = (actor: Actor, pledge: { personId: string | null }) => gaveIt(actor, pledge);

/** A receipt is its donor's, and of those who keep the money or the things it is for. */
export const mayLookAtReceipt = (actor: Actor, receipt: FundOf & { given: boolean }) =>
  receipt.given || mayLookAtMoney(actor, receipt);
