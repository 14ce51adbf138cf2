import { system } from "~/domain/actor";
import { dayOf } from "~/domain/funds/book-days";
import {
  allocationForLetter,
  batchForLetter,
  checkInIsNews,
  claimForLetter,
  concernForLetter,
  declineForLetter,
  endedForLetter,
  donorInvitationForLetter,
  fundForLetter,
  invitationForLetter,
  organizationForLetter,
  paymentForLetter,
  pledgeForLetter,
  refundForLetter,
  reportForLetter,
  undoneForLetter,
} from "~/domain/messages/letter-facts.server";
import { declinedForLetter, receiptForLetter } from "~/domain/messages/receipt-facts.server";
import { ask } from "~/domain/run.server";
import type { LetterFacts, LetterKind, MemberRole } from "~/emails/kinds";
import { atNoon } from "~/i18n/report-texts";
import type { LetterParams, LetterSecret } from "~/platform/letters.server";

const actor = system("send-letter");

type Gather<Kind extends LetterKind> = (
  params: LetterParams[Kind],
  secret: LetterSecret,
) => Promise<LetterFacts[Kind] | null>;

async function claimFacts(input: { claimId: string }) {
  const claim = await ask(claimForLetter, { actor, input });
  if (!claim) return null;
  return {
    claimId: claim.claimId,
    wish: claim.wish,
    batch: claim.batch,
    way: claim.way ?? "ship",
    dueAt: claim.dueAt?.toISOString() ?? "",
    timeZone: claim.timeZone,
    photographed: Boolean(claim.photographed),
    hub: { name: claim.hubName, address: claim.hubAddress, phone: claim.hubPhone },
    lost: claim.sentAt !== null,
    endReason: claim.endReason,
    remedyNote: claim.remedyNote,
    stocked: claim.keptState === "waiting",
    thing: claim.given ?? claim.kept ?? claim.wish,
    note: claim.keptNote ?? "",
  };
}

const organizationFacts = async (input: { organizationId: string }) =>
  (await ask(organizationForLetter, { actor, input })) ?? null;

const concernFacts = async (input: { concernId: string }) =>
  (await ask(concernForLetter, { actor, input })) ?? null;

/** Whether a letter that was written still says what is true; most letters do. */
export const isStillTrue = async (kind: LetterKind, params: unknown): Promise<boolean> =>
  kind === "claim-received" || kind === "claim-unchecked"
    ? ask(checkInIsNews, { actor, input: { ...(params as LetterParams["claim-received"]), kind } })
    : true;

/** What each kind of letter says, by the ids it was written with; null when its subject is gone. */
export const gather: { [Kind in LetterKind]: Gather<Kind> } = {
  "sign-in-code": async ({ minutes }, { code }) => (code ? { minutes, code } : null),
  "organization-invitation": async (input, { token }) => {
    const invitation = await ask(invitationForLetter, { actor, input });
    return invitation && token
      ? { ...invitation, roles: invitation.roles as MemberRole[], token }
      : null;
  },
  "organization-verified": organizationFacts,
  "organization-refused": organizationFacts,
  "batch-published": async (input) => {
    const batch = await ask(batchForLetter, { actor, input });
    return batch ? { ...batch, wishes: Number(batch.wishes) } : null;
  },
  "claim-committed": claimFacts,
  "claim-due": async (params) => {
    const claim = await claimFacts(params);
    return claim && !claim.lost ? { ...claim, late: Date.parse(claim.dueAt) < Date.now() } : null;
  },
  "claim-moved": claimFacts,
  "claim-handed-on": claimFacts,
  "claim-received": claimFacts,
  "claim-delivered": claimFacts,
  "claim-undelivered": claimFacts,
  "claim-confirmed": claimFacts,
  "claim-cancelled": async (params) => {
    const claim = await claimFacts(params);
    return claim && { ...claim, reason: claim.endReason };
  },
  "claim-remedied": async (params) => {
    const claim = await claimFacts(params);
    return claim && { ...claim, reason: claim.remedyNote };
  },
  "claim-unchecked": claimFacts,
  "stock-taken-in": claimFacts,
  "stock-given": claimFacts,
  "stock-returned": claimFacts,
  "pledge-invitation": async (input, { token }) => {
    const invitation = await ask(donorInvitationForLetter, { actor, input });
    return invitation && token ? { ...invitation, token } : null;
  },
  "pledge-promised": async (input) => (await ask(pledgeForLetter, { actor, input })) ?? null,
  "pledge-paid": async (input) => (await ask(paymentForLetter, { actor, input })) ?? null,
  "receipt-issued": async (input) => {
    const receipt = await ask(receiptForLetter, { actor, input });
    return receipt && !receipt.voided ? receipt : null;
  },
  "receipt-voided": async (input) => (await ask(receiptForLetter, { actor, input })) ?? null,
  "receipt-declined": async (input) => (await ask(declinedForLetter, { actor, input })) ?? null,
  "claim-receipt": claimFacts,
  "pledge-unpaid": async (input) => (await ask(undoneForLetter, { actor, input })) ?? null,
  "giving-ended": async (input) => (await ask(endedForLetter, { actor, input })) ?? null,
  "pledge-declined": async (input) => (await ask(declineForLetter, { actor, input })) ?? null,
  "pledge-refunded": async (input) => (await ask(refundForLetter, { actor, input })) ?? null,
  "wishes-allocated": async (input) => (await ask(allocationForLetter, { actor, input })) ?? null,
  "report-due": async ({ fundId, dueOn }) => {
    const fund = await ask(fundForLetter, { actor, input: { fundId } });
    const late = dueOn < dayOf(new Date());
    return fund ? { ...fund, dueOn: atNoon(dueOn), late } : null;
  },
  "report-published": async (input) => {
    return (await ask(reportForLetter, { actor, input })) ?? null;
  },
  "concern-reported": concernFacts,
  "concern-urgent": concernFacts,
  "concern-told": concernFacts,
  "concern-closed": async (params) => {
    const concern = await concernFacts(params);
    const outcome = concern?.outcome;
    return concern && outcome ? { ...concern, outcome } : null;
  },
  "claim-expired": async (params) => {
    const claim = await claimFacts(params);
    const cause = claim?.endReason === "unpaid" ? "unpaid" : claim?.lost ? "lost" : "due";
    return claim && { ...claim, cause };
  },
};
