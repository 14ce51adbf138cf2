import { z } from "zod";
import { emailInput, slugInput } from "../accounts/input";
import { dayInput, safeText } from "../privacy/input";
import { storedPhotoInput } from "../photos/input";
import { categories } from "../wishes/input";
import { readReference, referenceSigns } from "./references";

/** Currencies a fund may keep its books in. */
export const currencies = ["CNY", "USD", "EUR", "HKD", "JPY"] as const;

/** How a fund may take money through this site. */
export const modes = ["public", "invited", "elsewhere", "none"] as const;
export type Mode = (typeof modes)[number];

/** By whose rules receipts are written. */
export const jurisdictions = ["cn", "us", "other"] as const;
export type Jurisdiction = (typeof jurisdictions)[number];

/** What becomes of money that is left over of a purpose. */
export const leftoverRules = ["programme", "general", "donor"] as const;
export type LeftoverRule = (typeof leftoverRules)[number];

/** How money comes without a card: into the bank, into the hand, or from a designated platform. */
export const depositWays = ["transfer", "cash", "elsewhere"] as const;
export type DepositWay = (typeof depositWays)[number];

export type MoneyWay = "stripe" | DepositWay;

const localeInput = z.enum(["zh-CN", "en"], "choice_unknown").default("zh-CN");
const idInput = z.uuid("invalid_input");
const slugOf = z.string().max(40).catch("");

/** Bank details and certificates hold long numbers by their nature: they are a charity's, no person's. */
const openText = (max: number) => z.string("field_missing").trim().max(max, "field_too_long");

const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => [given ?? []].flat(), z.array(item).max(40, "field_too_long"));

const ticked = z
  .literal("yes", "choice_unknown")
  .optional()
  .transform((yes) => yes !== undefined);

export const openCharityInput = z.object({
  name: openText(80).min(2, "field_missing"),
  slug: slugInput.min(1, "field_missing"),
  registration: openText(40).min(4, "field_missing"),
  contactEmail: emailInput,
  place: openText(60).min(1, "field_missing"),
  receiptsJurisdiction: z.enum(jurisdictions, "choice_unknown"),
  coordinatorEmail: emailInput,
  locale: localeInput,
});

/** How a fund may take money, and what proves it; a steward's to say. */
const terms = {
  modes: many(z.enum(modes, "choice_unknown")).pipe(z.array(z.enum(modes)).min(1, "field_missing")),
  certificate: openText(80).default(""),
  elsewhereUrl: openText(300).default(""),
};

/** What a fund is for; its chair's to say. */
const aims = {
  purpose: safeText(1200, 1),
  transferDetails: openText(600).default(""),
  /** Names or codes of places, parted by commas; empty: anywhere. */
  places: openText(400).default(""),
  categories: many(z.enum(categories, "choice_unknown")),
  leftoverRule: z.enum(leftoverRules, "choice_unknown").default("programme"),
};

export const openFundInput = z.object({
  hostId: idInput,
  name: openText(80).min(2, "field_missing"),
  slug: slugInput.min(1, "field_missing"),
  currency: z.enum(currencies, "choice_unknown"),
  referencePrefix: openText(4)
    .toUpperCase()
    .regex(new RegExp(`^[${referenceSigns}]{2,4}$`), "reference_prefix_malformed"),
  coordinatorEmail: emailInput,
  locale: localeInput,
  ...terms,
  ...aims,
});

export const ofFundInput = z.object({ slug: slugOf });
export const fundIdInput = z.object({ fundId: idInput });
export const charityIdInput = z.object({ charityId: idInput });
export const reviseTermsInput = fundIdInput.extend({ ...terms, closed: ticked });
export const reviseFundInput = ofFundInput.extend(aims);

/** What a gift is for: nothing in particular, or a thing by its public name. */
export const purposeInput = z
  .string()
  .regex(/^(?:general|(?:programme|batch|wish):[a-z0-9-]{1,60})$/, "choice_unknown")
  .default("general");

export const pledgeInput = ofFundInput.extend({
  amount: openText(20).min(1, "field_missing"),
  purpose: purposeInput,
  /** Empty: nobody is told who gave. */
  shownName: safeText(60).default(""),
  token: z.string().max(64).default(""),
});

export const ofPledgeInput = z.object({ publicId: z.string().max(20).catch("") });

export const inviteDonorInput = ofFundInput.extend({ email: emailInput, locale: localeInput });
export const donorInvitationInput = z.object({ invitationId: idInput });
export const tokenInput = z.object({ token: z.string().max(64) });

export const recordDepositInput = ofFundInput.extend({
  way: z.enum(depositWays, "choice_unknown"),
  amount: openText(20).min(1, "field_missing"),
  receivedOn: dayInput,
  reference: openText(30)
    .default("")
    .transform((typed, context) => {
      if (typed === "") return "";
      const reference = readReference(typed);
      if (reference) return reference;
      context.addIssue({ code: "custom", message: "reference_malformed" });
      return z.NEVER;
    }),
  purpose: purposeInput,
  payer: safeText(80).default(""),
  photos: z.array(storedPhotoInput).max(6, "field_too_long").default([]),
});

export const depositIdInput = z.object({ depositId: idInput });
export const rejectDepositInput = depositIdInput.extend({ reason: safeText(400, 1) });

export const issueReceiptInput = z.object({ paymentId: idInput, donor: safeText(80).default("") });
export const receiptIdInput = z.object({ receiptId: idInput });
export const voidReceiptInput = receiptIdInput.extend({ reason: safeText(400, 1) });
export const officialNumberInput = receiptIdInput.extend({
  officialNumber: openText(40).regex(/^[\dA-Za-z-]{4,40}$/, "official_number_malformed"),
});

/** `after` goes on behind the last one shown. */
export const listInput = ofFundInput.extend({ after: z.string().max(80).catch("").default("") });
