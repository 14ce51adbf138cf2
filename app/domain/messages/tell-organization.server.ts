import { writeLetter, type LetterKind, type LetterParams } from "~/platform/letters.server";
import type { Moment } from "../door.server";

type Telling = Pick<Moment, "tx" | "now">;

type Reader = { personId: string; email: string | null; locale: string; organizationId: string };

async function writeTo<Kind extends LetterKind>(
  moment: Telling,
  { personId, email, locale, organizationId }: Reader,
  kind: Kind,
  params: LetterParams[Kind],
) {
  const language = locale === "en" ? "en" : "zh-CN";
  await writeLetter(moment, {
    kind,
    toEmail: email,
    locale: language,
    params,
    personId,
    organizationId,
  });
}

/** Tells who applied for an organization what the steward decided. */
export async function tellApplicant(moment: Telling, organizationId: string): Promise<void> {
  const { state, ...applicant } = await moment.tx
    .selectFrom("organizations as o")
    .innerJoin("people as p", "p.id", "o.appliedBy")
    .select(["o.state", "o.id as organizationId", "p.id as personId", "p.email", "p.locale"])
    .where("o.id", "=", organizationId)
    .executeTakeFirstOrThrow();
  const kind = state === "verified" ? "organization-verified" : "organization-refused";
  await writeTo(moment, applicant, kind, { organizationId });
}

/** Tells the coordinators that their batch is public, also when the clock published it. */
export async function tellCoordinators(moment: Telling, batchId: string): Promise<void> {
  const coordinators = await moment.tx
    .selectFrom("batches as b")
    .innerJoin("memberships as m", "m.organizationId", "b.organizerId")
    .innerJoin("people as p", "p.id", "m.personId")
    .select(["b.organizerId as organizationId", "p.id as personId", "p.email", "p.locale"])
    .where("b.id", "=", batchId)
    .where("m.role", "=", "coordinator")
    .where("m.endedAt", "is", null)
    .orderBy("p.id")
    .execute();
  for (const one of coordinators) await writeTo(moment, one, "batch-published", { batchId });
}
