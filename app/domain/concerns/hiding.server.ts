import type { Tx } from "~/platform/db.server";
import type { ConcernKind } from "./input";

const day = 24 * 3_600_000;

/** So many wishes are hidden within a day on one known person's word; what he says more waits for a steward. */
const byOnePerson = 3;
/** And so many of one organizer where only strangers said so. */
const byStrangers = 3;
/** Two strangers who say the same within so many days bear each other out. */
const togetherDays = 30;

export type Reported = {
  kind: ConcernKind;
  wishId: string | null;
  /** Null where the concern is about the site. */
  organizationId: string | null;
  known: boolean;
  reporterMark: string;
  networkMark: string;
};

/**
 * Whether the word of this person weighs by itself: a hub once received a gift of his, or he works
 * for a verified organization, or is a steward. An email proved a minute ago is no weight.
 */
export async function isKnown(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("people as p")
    .select("p.id")
    .where("p.id", "=", personId)
    .where("p.frozenAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("p.steward", "=", true),
        eb.exists(
          eb
            .selectFrom("claims as c")
            .select("c.id")
            .whereRef("c.personId", "=", "p.id")
            .where("c.receivedAt", "is not", null)
            .where("c.frozenAt", "is", null),
        ),
        eb.exists(
          eb
            .selectFrom("memberships as m")
            .innerJoin("organizations as o", "o.id", "m.organizationId")
            .select("m.id")
            .whereRef("m.personId", "=", "p.id")
            .where("m.endedAt", "is", null)
            .where("o.state", "=", "verified")
            .where("o.frozenAt", "is", null),
        ),
      ]),
    )
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Whether a concern takes its wish off every page before a steward has read it. Only that it shows who
 * the child is does so: on the word of one known person, or of two strangers at different places. A
 * wish that a steward lately looked at and found right stays unless somebody known says so.
 */
export async function hidesAtOnce(tx: Tx, now: Date, said: Reported): Promise<boolean> {
  if (said.kind !== "identity" || !said.wishId || !said.organizationId) return false;
  const hidLately = tx
    .selectFrom("concerns")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .where("hidAt", ">", new Date(now.getTime() - day))
    .where("known", "=", said.known);
  if (said.known) {
    const { count } = await hidLately
      .where("reporterMark", "=", said.reporterMark)
      .executeTakeFirstOrThrow();
    return count < byOnePerson;
  }
  const { count } = await hidLately
    .where("organizationId", "=", said.organizationId)
    .executeTakeFirstOrThrow();
  return count < byStrangers && (await isBorneOut(tx, now, said));
}

async function isBorneOut(tx: Tx, now: Date, said: Reported): Promise<boolean> {
  const earlier = await tx
    .selectFrom("concerns")
    .select(["state", "outcome", "reporterMark", "networkMark"])
    .where("wishId", "=", said.wishId)
    .where("kind", "=", "identity")
    .where("reportedAt", ">", new Date(now.getTime() - togetherDays * day))
    .execute();
  const refuted = earlier.some(({ outcome }) => outcome === "unfounded");
  const another = earlier.some(
    ({ state, reporterMark, networkMark }) =>
      state === "open" && reporterMark !== said.reporterMark && networkMark !== said.networkMark,
  );
  return another && !refuted;
}
