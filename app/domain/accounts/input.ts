import { z } from "zod";
import { roleInput } from "../actor";

export const emailInput = z
  .string("field_missing")
  .trim()
  .toLowerCase()
  .min(1, "field_missing")
  .max(254, "field_too_long")
  .pipe(z.email("email_malformed"));

const localeInput = z.enum(["zh-CN", "en"], "choice_unknown").default("zh-CN");
const idInput = z.uuid("invalid_input");
const tokenInput = z.string().min(1, "field_missing").max(64, "field_too_long");
const text = (max: number) => z.string("field_missing").trim().max(max, "field_too_long");
const rolesInput = z.preprocess(
  (given) => [given ?? []].flat(),
  z.array(roleInput).transform((roles) => [...new Set(roles)]),
);

export const requestCodeInput = z.object({ email: emailInput, locale: localeInput });

export const proveCodeInput = z.object({
  email: emailInput,
  // People copy spaces along, and Chinese keyboards type full-width digits.
  code: z
    .string("field_missing")
    .transform((typed) => typed.normalize("NFKC").replace(/\s/g, ""))
    .pipe(
      z
        .string()
        .min(1, "field_missing")
        .regex(/^\d{6}$/, "code_wrong"),
    ),
  locale: localeInput,
});

export const reviseMyselfInput = z.object({ name: text(80), locale: localeInput });

/** Who leaves says that he is sure. */
export const leaveInput = z.object({ sure: z.literal("yes", "leaving_not_sure") });

/** Who may apply; charities and funds are opened by a steward. */
export const applyingKinds = ["organizer", "business"] as const;

/** A short name for addresses; empty where it is drawn. */
export const slugInput = text(40)
  .toLowerCase()
  .regex(/^([a-z0-9](-?[a-z0-9])*)?$/, "slug_malformed");

export const applyInput = z.object({
  kind: z.enum(applyingKinds, "choice_unknown"),
  name: text(80).min(2, "field_missing"),
  slug: slugInput.default(""),
  registration: text(40).min(4, "field_missing"),
  contactEmail: emailInput,
  place: text(60).min(1, "field_missing"),
  about: text(600).min(1, "field_missing"),
});

export const decideInput = z
  .object({
    organizationId: idInput,
    decision: z.enum(["verify", "refuse"], "choice_unknown"),
    note: text(400).default(""),
  })
  .refine(({ decision, note }) => decision === "verify" || note !== "", {
    path: ["note"],
    message: "field_missing",
  });

export const ofOrganizationInput = z.object({ organizationId: idInput });

const ticked = z
  .literal("yes", "choice_unknown")
  .optional()
  .transform((yes) => yes !== undefined);

export const businessPageInput = ofOrganizationInput.extend({
  wanted: ticked,
  counted: ticked,
  named: ticked,
  intro: text(300).default(""),
});

export const ofEmailInput = z.object({ email: emailInput });
export const ofPersonInput = z.object({ personId: idInput });

export const inviteInput = z.object({
  organizationId: idInput,
  email: emailInput,
  roles: rolesInput.refine((roles) => roles.length > 0, "field_missing"),
  locale: localeInput,
});

export const inviteFirstInput = z.object({
  organizationId: idInput,
  email: emailInput,
  locale: localeInput,
});

export const ofInvitationInput = z.object({ invitationId: idInput });
export const renewInvitationInput = ofInvitationInput.extend({ locale: localeInput });
export const invitationTokenInput = z.object({ token: tokenInput });

/** No roles at all end the membership. */
export const reviseMemberInput = z.object({
  organizationId: idInput,
  personId: idInput,
  roles: rolesInput,
});
