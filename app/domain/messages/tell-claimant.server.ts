import { writeLetter, type LetterKind } from "~/platform/letters.server";
import type { Moment } from "../door.server";

type ClaimLetter = Extract<LetterKind, `claim-${string}`>;

/**
 * Writes to who promised, in his own language. A hold that never became a promise is not worth a
 * letter; a donor without mail is told by staff, who copy the claim's notice.
 */
export async function tellClaimant(
  { tx, now }: Pick<Moment, "tx" | "now">,
  kind: ClaimLetter,
  claimId: string,
): Promise<void> {
  const claim = await tx
    .selectFrom("claims as c")
    .innerJoin("people as p", "p.id", "c.personId")
    .select(["p.id as personId", "p.email", "p.locale", "c.organizerId"])
    .where("c.id", "=", claimId)
    .where("c.committedAt", "is not", null)
    .executeTakeFirst();
  if (!claim) return;
  await writeLetter(
    { tx, now },
    {
      kind,
      toEmail: claim.email,
      locale: claim.locale === "en" ? "en" : "zh-CN",
      params: { claimId },
      personId: claim.personId,
      organizationId: claim.organizerId,
    },
  );
}
