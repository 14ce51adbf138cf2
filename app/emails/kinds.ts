import type { WireMoney } from "~/i18n/formats";
import type { Words } from "~/i18n/words";

type OfClaim = { claimId: string };
type OfOrganization = { organizationId: string };
type OfConcern = { concernId: string };

declare module "~/platform/letters.server" {
  interface LetterParams {
    "organization-invitation": { invitationId: string };
    "organization-verified": OfOrganization;
    "organization-refused": OfOrganization;
    "batch-published": { batchId: string };
    "claim-committed": OfClaim;
    "claim-due": OfClaim;
    "claim-moved": OfClaim;
    "claim-handed-on": OfClaim;
    "claim-received": OfClaim;
    "claim-delivered": OfClaim;
    "claim-undelivered": OfClaim;
    "claim-confirmed": OfClaim;
    "claim-cancelled": OfClaim;
    "claim-remedied": OfClaim;
    "claim-expired": OfClaim;
    "claim-unchecked": OfClaim;
    "stock-taken-in": OfClaim;
    "stock-given": OfClaim;
    "stock-returned": OfClaim;
    "pledge-invitation": { invitationId: string };
    "pledge-promised": { pledgeId: string };
    "pledge-paid": { paymentId: string };
    "receipt-issued": { receiptId: string };
    "receipt-voided": { receiptId: string };
    "receipt-declined": { requestId: string };
    "claim-receipt": OfClaim;
    "pledge-unpaid": { pledgeId: string; paymentId: string };
    "pledge-declined": { pledgeId: string };
    "giving-ended": { pledgeId: string };
    "pledge-refunded": { refundId: string };
    "wishes-allocated": { fundId: string; batchId: string; at: string };
    "report-due": { fundId: string; dueOn: string };
    "report-published": { reportId: string };
    "concern-reported": OfConcern;
    "concern-urgent": OfConcern;
    "concern-told": OfConcern;
    "concern-closed": OfConcern;
  }
}

export type MemberRole = keyof Words["letters"]["roles"];

type Wish = { claimId: string; wish: string; batch: string };
export type AboutConcern = {
  concernId: string;
  number: number | null;
  batch: string;
  reportedAt: string;
};
type Gift = { fund: string; host: string; amount: WireMoney; purpose: string };
type Rest = {
  came: WireMoney;
  missing: WireMoney;
  until: string;
  publicId: string;
  reference: string;
  transferTo: string;
};
/** Of money its sum, of things what they are. */
type Receipted = {
  receiptId: string;
  number: string;
  by: string;
  amount: WireMoney | null;
  things: string;
};
type Due = { way: "ship" | "bring" | "pay"; dueAt: string; timeZone?: string };

/** What each kind of letter says, looked up when it is sent; times as ISO, texts as reviewed. */
export type LetterFacts = {
  "sign-in-code": { code: string; minutes: number };
  "organization-invitation": { organization: string; roles: MemberRole[]; token: string };
  "organization-verified": { organization: string };
  "organization-refused": { organization: string; reason: string };
  "batch-published": { batch: string; slug: string; wishes: number };
  "claim-committed": Wish & Due & { hub: { name: string; address: string; phone: string } };
  "claim-due": Wish & Due & { late: boolean };
  "claim-moved": Wish & Due;
  "claim-handed-on": Wish;
  "claim-received": Wish;
  "claim-delivered": Wish & { photographed: boolean };
  "claim-undelivered": Wish;
  "claim-confirmed": Wish;
  "claim-cancelled": Wish & { reason: string; stocked: boolean };
  "claim-remedied": Wish & Due & { reason: string };
  "claim-unchecked": Wish;
  "stock-taken-in": Wish;
  "stock-given": Wish & { thing: string };
  "stock-returned": Wish & { note: string };
  "claim-expired": Wish & { cause: "due" | "lost" | "unpaid" };
  "pledge-invitation": { fund: string; host: string; token: string };
  /** `payBy` where it pays for the donor's own claim, else empty. */
  "pledge-promised": Gift & {
    publicId: string;
    reference: string;
    transferTo: string;
    payBy: string;
  };
  /** `rest`: what is missing yet for the donor's own claim, and how it reaches the fund. */
  "pledge-paid": Gift & { slug: string; receivedOn: string; byCard: boolean; rest: Rest | null };
  "receipt-issued": Receipted & { replaces: string };
  "receipt-voided": Receipted & { reason: string; byBooks: boolean };
  "receipt-declined": { claimId: string; charity: string; things: string; reason: string };
  "claim-receipt": Wish;
  /** `came`: what did come for it; `short`: what of that is missing yet for the donor's own claim. */
  "pledge-unpaid": Gift & {
    publicId: string;
    reference: string;
    came: WireMoney | null;
    short: Pick<Rest, "missing" | "until"> | null;
  };
  "pledge-declined": Gift & { publicId: string; monthly: boolean };
  "giving-ended": Gift & { publicId: string; monthly: boolean };
  "pledge-refunded": Gift & {
    publicId: string;
    paid: WireMoney;
    sentOn: string;
    byCard: boolean;
    /** Not where it was sent back at the provider itself. */
    approved: boolean;
  };
  "wishes-allocated": { fund: string; batch: string; slug: string; numbers: number[] };
  "report-due": { fund: string; slug: string; dueOn: string; late: boolean };
  "report-published": { fund: string; reportId: string; firstDay: string; lastDay: string };
  "concern-reported": { open: number };
  "concern-urgent": AboutConcern & { hid: boolean };
  "concern-told": AboutConcern & { hid: boolean };
  "concern-closed": AboutConcern & { outcome: "unfounded" | "mended" | "frozen" };
};

export type LetterKind = keyof LetterFacts;

/** A letter before it is drawn: plain paragraphs, maybe figures, maybe one thing to do. */
export type Message = {
  subject: string;
  paragraphs: string[];
  /** Shown large, to be typed elsewhere. */
  code?: string;
  facts?: { label: string; value: string }[];
  action?: { label: string; path: string };
  /** Said last, in small. */
  caution?: string;
};

/** What a message is written with: its language's words and how that language writes days and money. */
export type Pen = {
  text: Words["letters"];
  day: (iso: string, timeZone?: string) => string;
  /** With its year, whichever it is. */
  dayOfYear: (iso: string, timeZone?: string) => string;
  money: (money: WireMoney) => string;
  comma: string;
};

export type Compose<Kind extends LetterKind> = (facts: LetterFacts[Kind], pen: Pen) => Message;

/** Puts values into a sentence's `{names}`. */
export const filled = (sentence: string, values: Readonly<Record<string, string>>) =>
  sentence.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank);
