import { renderToStaticMarkup } from "react-dom/server";
import { formatsOf } from "~/i18n/formats";
import { wordsOf, type Locale } from "~/i18n/words";
import type { Compose, LetterFacts, LetterKind } from "./kinds";
import { Letter, letterText, type Sheet } from "./letter";
import { batchPublished } from "./messages/batch-published";
import { claimCancelled } from "./messages/claim-cancelled";
import { claimCommitted } from "./messages/claim-committed";
import { claimConfirmed } from "./messages/claim-confirmed";
import { claimDelivered } from "./messages/claim-delivered";
import { claimDue } from "./messages/claim-due";
import { claimExpired } from "./messages/claim-expired";
import { claimHandedOn } from "./messages/claim-handed-on";
import { claimMoved } from "./messages/claim-moved";
import { claimReceived } from "./messages/claim-received";
import { claimRemedied } from "./messages/claim-remedied";
import { claimUndelivered } from "./messages/claim-undelivered";
import { claimUnchecked } from "./messages/claim-unchecked";
import { concernClosed } from "./messages/concern-closed";
import { concernReported } from "./messages/concern-reported";
import { concernTold } from "./messages/concern-told";
import { concernUrgent } from "./messages/concern-urgent";
import { organizationInvitation } from "./messages/organization-invitation";
import { organizationRefused } from "./messages/organization-refused";
import { organizationVerified } from "./messages/organization-verified";
import { givingEnded } from "./messages/giving-ended";
import { pledgeDeclined } from "./messages/pledge-declined";
import { pledgeInvitation } from "./messages/pledge-invitation";
import { pledgePaid } from "./messages/pledge-paid";
import { pledgePromised } from "./messages/pledge-promised";
import { claimReceipt } from "./messages/claim-receipt";
import { receiptDeclined, receiptIssued, receiptVoided } from "./messages/receipts";
import { pledgeRefunded } from "./messages/pledge-refunded";
import { pledgeUnpaid } from "./messages/pledge-unpaid";
import { reportDue } from "./messages/report-due";
import { reportPublished } from "./messages/report-published";
import { signInCode } from "./messages/sign-in-code";
import { stockGiven } from "./messages/stock-given";
import { stockReturned } from "./messages/stock-returned";
import { stockTakenIn } from "./messages/stock-taken-in";
import { wishesAllocated } from "./messages/wishes-allocated";

const messages: { [Kind in LetterKind]: Compose<Kind> } = {
  "sign-in-code": signInCode,
  "organization-invitation": organizationInvitation,
  "organization-verified": organizationVerified,
  "organization-refused": organizationRefused,
  "batch-published": batchPublished,
  "claim-committed": claimCommitted,
  "claim-due": claimDue,
  "claim-moved": claimMoved,
  "claim-handed-on": claimHandedOn,
  "claim-received": claimReceived,
  "claim-delivered": claimDelivered,
  "claim-undelivered": claimUndelivered,
  "claim-confirmed": claimConfirmed,
  "claim-cancelled": claimCancelled,
  "claim-remedied": claimRemedied,
  "claim-expired": claimExpired,
  "claim-unchecked": claimUnchecked,
  "stock-taken-in": stockTakenIn,
  "stock-given": stockGiven,
  "stock-returned": stockReturned,
  "concern-reported": concernReported,
  "concern-urgent": concernUrgent,
  "concern-told": concernTold,
  "concern-closed": concernClosed,
  "pledge-invitation": pledgeInvitation,
  "pledge-promised": pledgePromised,
  "pledge-paid": pledgePaid,
  "receipt-issued": receiptIssued,
  "receipt-voided": receiptVoided,
  "receipt-declined": receiptDeclined,
  "claim-receipt": claimReceipt,
  "pledge-unpaid": pledgeUnpaid,
  "pledge-declined": pledgeDeclined,
  "giving-ended": givingEnded,
  "pledge-refunded": pledgeRefunded,
  "wishes-allocated": wishesAllocated,
  "report-due": reportDue,
  "report-published": reportPublished,
};

export const letterKinds = Object.keys(messages) as LetterKind[];

export const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(messages, kind);

export type Rendered = { subject: string; html: string; text: string };

/** Where and when a letter is written: the site's address without a slash, and the time (ISO). */
export type Desk = { publicUrl: string; now: string };

/** A letter of a kind in the reader's language, as HTML and as plain text. */
export function renderLetter<Kind extends LetterKind>(
  kind: Kind,
  locale: Locale,
  facts: LetterFacts[Kind],
  { publicUrl, now }: Desk,
): Rendered {
  const words = wordsOf(locale);
  const text = words.letters;
  const { day, dayOfYear, money } = formatsOf(locale, words, now);
  const pen = { text, day, dayOfYear, money, comma: words.common.comma };
  const message = messages[kind](facts, pen);
  const path = message.action && `${locale === "en" ? "/en" : ""}${message.action.path}`;
  const { hello, sign, footer } = text;
  const href = path && `${publicUrl}${path}`;
  const { colon } = words.common;
  const told = message.facts?.filter(({ value }) => value !== "");
  const sheet: Sheet = { ...message, facts: told, locale, hello, sign, footer, colon, href };
  const html = `<!doctype html>${renderToStaticMarkup(<Letter {...sheet} />)}`;
  return { subject: message.subject, html, text: letterText(sheet) };
}
