import { hasRole, type Actor } from "../actor";

/** Recording a child or a signed consent is the coordinator's or the reviewer's work. */
export const mayRecordConsents = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator", "reviewer");

/** A whole record is opened by those who keep it; what couriers need stands on the hand-over list. */
export const mayOpenRecords = mayRecordConsents;

/** A second person reads the sheet; that it is another one, the database sees to. */
export const mayApproveConsents = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "reviewer");

/** A guardian's withdrawal is heeded by whoever of the desk hears it. */
export const mayWithdrawConsent = mayRecordConsents;

export const mayEraseChild = (actor: Actor, organizerId: string): boolean =>
  hasRole(actor, organizerId, "coordinator");
