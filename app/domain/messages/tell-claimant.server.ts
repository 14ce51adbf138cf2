import { env } from "~/platform/env.server";
import { writeLetter, type LetterKind } from "~/platform/letters.server";
import type { Moment } from "../door.server";
import { insertNotice } from "./rows.server";

export type ClaimLetter = Extract<LetterKind, `${"claim" | "stock"}-${string}`>;

/** A fund's people see the road of each of its wishes at their desk; letters tell of what hinders one. */
const seenAtDesk: readonly ClaimLetter[] = [
  "claim-committed",
  "claim-received",
  "claim-delivered",
  "claim-confirmed",
];

/**
 * Writes to who promised, in his own language. A hold that never became a promise is not worth a
 * letter. Whom no mail reaches is told by staff: for them it stays a notice of the claim to copy.
 */
export async function tellClaimant(
  { tx, now }: Pick<Moment, "tx" | "now">,
  kind: ClaimLetter,
  claimId: string,
): Promise<void> {
  const claim = await tx
    .selectFrom("claims as c")
    .leftJoin("people as p", "p.id", "c.personId")
    .leftJoin("funds as f", "f.fundId", "c.organizationId")
    .select(["p.id as personId", "p.email", "p.locale", "c.organizerId", "f.fundId"])
    .where("c.id", "=", claimId)
    .where("c.committedAt", "is not", null)
    .executeTakeFirst();
  if (!claim || (claim.fundId && seenAtDesk.includes(kind))) return;
  const { organizerId, personId, email, locale } = claim;
  if (!email || env().mail === "none")
    await insertNotice(tx, { organizerId, claimId, kind, happenedAt: now });
  if (!personId) return;
  await writeLetter(
    { tx, now },
    {
      kind,
      toEmail: email,
      locale: locale === "en" ? "en" : "zh-CN",
      params: { claimId },
      personId,
      organizationId: organizerId,
    },
  );
}
