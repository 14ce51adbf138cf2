import { hasRole, personOf, serves, type Actor, type Role } from "../actor";

/** Whose a report is: a fund under its host charity, or an organizer without one. */
export type ReportOf = { ownerId: string; hostId: string | null };

const worksAs = (actor: Actor, { ownerId, hostId }: ReportOf, ...roles: Role[]) =>
  hasRole(actor, ownerId, ...roles) || (hostId !== null && hasRole(actor, hostId, ...roles));

/** Who sees reports that are not published yet. */
export const maySeeReports = (actor: Actor, { ownerId, hostId }: ReportOf) =>
  serves(actor, ownerId) || (hostId !== null && serves(actor, hostId));

/** Who composes a report and writes its words: of a fund also its treasurer and publisher, of a batch the reviewer too. */
export const mayCompose = (actor: Actor, report: ReportOf) =>
  report.hostId === null
    ? worksAs(actor, report, "coordinator", "reviewer")
    : worksAs(actor, report, "coordinator", "treasurer", "publisher");

/** Whose office it is to let a report out, or to give it back. */
export const isPublisher = (actor: Actor, report: ReportOf) =>
  report.hostId === null
    ? worksAs(actor, report, "coordinator", "reviewer")
    : worksAs(actor, report, "publisher", "approver");

/** Who puts one together again: its writers, and who was to let it out and finds it overtaken. */
export const mayRecompose = (
  actor: Actor,
  report: ReportOf & { authorIds: readonly string[]; state: string },
) => mayCompose(actor, report) || (report.state === "in_review" && mayPublish(actor, report));

/** Who lets this one out: never one who composed it or wrote in it, as the database holds too. */
export const mayPublish = (actor: Actor, report: ReportOf & { authorIds: readonly string[] }) =>
  isPublisher(actor, report) && !report.authorIds.includes(personOf(actor) ?? "");
