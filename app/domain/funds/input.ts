import { z } from "zod";
import { emailInput, slugInput } from "../accounts/input";
import { dayInput, safeText } from "../privacy/input";
import { storedPhotoInput } from "../photos/input";
import { categories } from "../wishes/input";
import {
  cameWays,
  currencies,
  jurisdictions,
  leftoverRules,
  modes,
  payWays,
  purses,
} from "./choices";
import { readReference, referenceSigns } from "./references";

const localeInput = z.enum(["zh-CN", "en"], "choice_unknown").default("zh-CN");
const idInput = z.uuid("invalid_input");
const slugOf = z.string().max(40).catch("");

/** Bank details and certificates hold long numbers by their nature: they are a charity's, no person's. */
const openText = (max: number) => z.string("field_missing").trim().max(max, "field_too_long");

const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => [given ?? []].flat(), z.array(item).max(40, "field_too_long"));

/** Where money lies that is paid from there. */
const purse = z.enum(purses, "choice_unknown").default("bank");

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

/** Where a form tells what the database refuses of it. */
export const atTerms = {
  fund_none_stands_alone: "modes",
  fund_public_needs_certificate: "certificate",
  fund_elsewhere_needs_address: "elsewhereUrl",
} as const;

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
  how: z.enum(payWays, "choice_unknown").default("transfer"),
});

export const refundIdInput = z.object({ refundId: idInput });
export const paymentIdInput = z.object({ paymentId: idInput });
export const askRefundInput = paymentIdInput.extend({
  amount: openText(20).min(1, "field_missing"),
  reason: safeText(400, 1),
  /** Of money that had not come by card: the day on which it was sent back, and from where. */
  sentOn: z.union([z.literal(""), dayInput], "date_malformed").default(""),
  sentFrom: purse,
});
export const nameAccountInput = charityIdInput.extend({
  stripeAccount: openText(64).regex(/^(acct_\w{1,60})?$/, "account_malformed"),
});

export const ofPledgeInput = z.object({ publicId: z.string().max(20).catch("") });

export const inviteDonorInput = ofFundInput.extend({ email: emailInput, locale: localeInput });
export const donorInvitationInput = z.object({ invitationId: idInput });
export const tokenInput = z.object({ token: z.string().max(64) });

export const recordDepositInput = ofFundInput.extend({
  way: z.enum(cameWays, "choice_unknown"),
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

export const adjustmentIdInput = z.object({ adjustmentId: idInput });
export const rejectAdjustmentInput = adjustmentIdInput.extend({ reason: safeText(400, 1) });
export const askUndoInput = depositIdInput.extend({ reason: safeText(400, 1) });
export const bearLossInput = ofFundInput.extend({
  bearer: z.enum(["general", "host"], "choice_unknown"),
  amount: openText(20).min(1, "field_missing"),
  happenedOn: dayInput,
  reason: safeText(400, 1),
});
/** `from` the bank goes back what was moved by mistake; a payout is named by its id. */
export const moveMoneyInput = ofFundInput.extend({
  from: z
    .string()
    .regex(/^(?:elsewhere|bank|payout:[\da-f-]{36})$/, "choice_unknown")
    .default("elsewhere"),
  amount: openText(20).min(1, "field_missing"),
  /** Of a payout the provider says it. */
  happenedOn: z.union([z.literal(""), dayInput], "date_malformed").default(""),
  reason: safeText(400).default(""),
});
export const leftoverFormInput = ofFundInput.extend({ purposeId: idInput });
export const passOnInput = leftoverFormInput.extend({ reason: safeText(400, 1) });
/** What shall become of what is left over of a gift: a donor's later word. */
export const leftoverConsentInput = ofPledgeInput.extend({
  rule: z.enum(["programme", "general"], "choice_unknown"),
});

const behind = z.string().max(80).catch("").default("");
/** `after` goes on behind the last one shown. */
export const listInput = ofFundInput.extend({ after: behind });

/** Two lists of one page, each going on behind the last one shown. */
export const receiptsInput = listInput.extend({ lacking: behind });
export const pledgesInput = listInput.extend({ promised: behind });

/** The most wishes that one step takes, or one order has. */
export const mostWishes = 200;

/** Each item of a form's field that may stand there once or often. */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (given) => (given === undefined || given === "" ? [] : [given].flat()),
    z.array(item).max(mostWishes, "too_many_at_once"),
  );

const currencyInput = z.enum(currencies, "choice_unknown");
const percent = z
  .string()
  .default("0")
  .transform((typed) => typed.normalize("NFKC").trim() || "0")
  .pipe(z.string().regex(/^\d{1,2}$/, "percent_malformed"))
  .transform(Number)
  .pipe(z.number().max(50, "number_out_of_range"));

/** A currency that may be left open. */
const maybeCurrency = z.union([z.literal("").transform(() => undefined), currencyInput]).optional();

const rate = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").trim())
  .pipe(z.string().regex(/^(?:|\d{1,7}(?:\.\d{1,8})?)$/, "rate_malformed"));

/** How many of the fund's currency one of another currency is taken for, and how much is added for what may change. */
const rates = {
  rateOf: maybeCurrency,
  rate,
  margin: percent,
};

export const allocateInput = ofFundInput.extend({
  /** Public ids of wishes, those that shall have money first at the front. */
  wishes: several(z.string().max(20, "invalid_input")).pipe(
    z.array(z.string()).min(1, "allocation_none_chosen"),
  ),
  ...rates,
});

export const payForClaimInput = z.object({
  claimId: z.uuid("invalid_input"),
  fund: z.string("field_missing").min(1, "field_missing").max(40, "choice_unknown"),
  /** Empty: nobody is told who gave. */
  shownName: safeText(60).default(""),
  how: z.enum(["transfer", "card"], "choice_unknown").default("transfer"),
});

const amount = openText(20);
export const purchaseHead = {
  supplier: openText(80).min(1, "field_missing"),
  invoiceNumber: openText(40).min(1, "field_missing"),
  paidOn: dayInput,
  paidFrom: purse,
  /** What the invoice says; empty: what the lines come to. */
  invoiceAmount: amount.default(""),
  invoiceCurrency: maybeCurrency,
  /** Of an invoice in another currency; empty: what the two sums come to. */
  invoiceRate: rate,
  /** What bringing all of it cost, shared among the lines. */
  delivery: amount.default(""),
};
export type PurchaseHead = z.output<z.ZodObject<typeof purchaseHead>>;

const orderLine = z.object({
  allocationId: idInput,
  amount,
  deviation: safeText(200).default(""),
});
export type OrderLine = z.output<typeof orderLine>;

/**
 * The lines of an order as its form sends them: `line` names each allocation, `amount-<id>` and
 * `deviation-<id>` say what it cost and why it was more.
 */
export const orderInput = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (given) => {
      if (typeof given !== "object" || given === null) return given;
      const form = given as Record<string, unknown>;
      const chosen = [form.line ?? []].flat().filter((id) => typeof id === "string");
      return {
        ...form,
        lines: chosen.map((allocationId) => ({
          allocationId,
          amount: form[`amount-${allocationId}`] ?? "",
          deviation: form[`deviation-${allocationId}`] ?? "",
        })),
      };
    },
    z.object({
      ...purchaseHead,
      ...shape,
      lines: z.array(orderLine).min(1, "purchase_has_no_lines").max(mostWishes, "too_many_at_once"),
    }),
  );

/** Stored by the door before; what a form sends under these names is a file, and no such thing. */
const papers = {
  photos: z.array(storedPhotoInput).max(6, "field_too_long").default([]),
  files: z
    .array(
      z.object({
        storageKey: z.string(),
        bytes: z.number().int(),
        seal: z.object({ id: idInput, bytes: z.instanceof(Buffer) }),
      }),
    )
    .max(6, "field_too_long")
    .default([]),
};

export const recordPurchaseInput = orderInput({ slug: slugOf, ...papers });
export const invoiceFileInput = ofFundInput.extend({ fileId: idInput });
export const purchaseIdInput = z.object({ purchaseId: idInput });
export const mendPurchaseInput = orderInput({ purchaseId: idInput, ...papers });
/**
 * `leave` are the lines that are not approved with the others; `seen` is when the order that was
 * looked at had been recorded.
 */
export const approvePurchaseInput = purchaseIdInput.extend({
  seen: z.string().max(40).default(""),
  leave: several(idInput),
  reason: safeText(400).default(""),
});
export const refusePurchaseInput = purchaseIdInput.extend({ reason: safeText(400, 1) });

export const lineIdInput = z.object({ lineId: idInput });
export const recordReturnInput = lineIdInput.extend({
  amount: openText(20).min(1, "field_missing"),
  receivedOn: dayInput,
  paidInto: purse,
});
export const returnIdInput = z.object({ returnId: idInput });
export const rejectReturnInput = returnIdInput.extend({ reason: safeText(400, 1) });
export const allocationIdInput = z.object({ allocationId: idInput });
