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

/** Never who entered it, as the database holds too. */
export const mayDecideDeposit = (actor: Actor, deposit: FundOf & { recordedBy: string }) =>
  mayApproveMoney(actor, deposit) && personOf(actor) !== deposit.recordedBy;

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

/** A receipt is its donor's, and of those who keep the money it is for. */
export const mayLookAtReceipt = (actor: Actor, receipt: FundOf & { donorId: string | null }) =>
  (actor.kind === "person" && actor.personId === receipt.donorId) ||
  mayRecordMoney(actor, receipt) ||
  mayApproveMoney(actor, receipt);
