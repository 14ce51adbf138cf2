import { env } from "~/platform/env.server";
import { writeLetter, type LetterKind } from "~/platform/letters.server";
import { openParts } from "../concerns/sealing.server";
import { staffMayHear } from "../concerns/may";
import { sweep, type Moment } from "../door.server";

type Telling = Pick<Moment, "tx" | "now">;
type Reader = { id: string; email: string | null; locale: string };

const hour = 3_600_000;
/** What was reported longer ago is nobody's news; it stands in the queue. */
const newsHours = 24;

const language = (locale: string) => (locale === "en" ? "en" : "zh-CN");

/** Letters to stewards carry no word of a concern, only that one waits. */
const write = (moment: Telling, { id, email, locale }: Reader, kind: ConcernLetter, of: Of) =>
  writeLetter(moment, {
    kind,
    toEmail: email,
    locale: language(locale),
    params: { concernId: of.concernId },
    personId: id,
  });
type ConcernLetter = Extract<LetterKind, "concern-reported" | "concern-urgent" | "concern-told">;
type Of = { concernId: string };

/**
 * Tells of a new concern. That a child may be recognised is told at once, to stewards and to the
 * organizer's coordinators, once an hour for one thing; the rest to stewards, at most once an hour.
 */
export async function tellOfConcern(moment: Telling, concernId: string): Promise<void> {
  const { tx, now } = moment;
  const { about, kind, wishId, organizationId } = await tx
    .selectFrom("concerns")
    .select(["about", "kind", "wishId", "organizationId"])
    .where("id", "=", concernId)
    .executeTakeFirstOrThrow();
  if (kind !== "identity") return void (await tellStewards(moment));
  const justNow = await tx
    .selectFrom("concerns")
    .select("id")
    .where("id", "<>", concernId)
    .where("kind", "=", kind)
    .where((eb) => (wishId ? eb("wishId", "=", wishId) : eb("about", "=", about)))
    .where("state", "=", "open")
    .where("reportedAt", ">", new Date(now.getTime() - hour))
    .executeTakeFirst();
  if (justNow) return;
  for (const one of await stewards(moment))
    await write(moment, one, "concern-urgent", { concernId });
  if (!organizationId || !staffMayHear(kind)) return;
  for (const one of await coordinators(moment, organizationId))
    await write(moment, one, "concern-told", { concernId });
}

/** Writes to every steward who was not written to within the hour, when something new waits. */
async function tellStewards(moment: Telling): Promise<number> {
  const { tx, now } = moment;
  const all = await stewards(moment);
  let told = 0;
  for (const one of all) {
    const last = await tx
      .selectFrom("letters")
      .select(({ fn }) => fn.max("createdAt").as("at"))
      .where("personId", "=", one.id)
      .where("kind", "=", "concern-reported")
      .executeTakeFirst();
    const since = Math.max(last?.at?.getTime() ?? 0, now.getTime() - newsHours * hour);
    if (last?.at && last.at.getTime() > now.getTime() - hour) continue;
    const news = await tx
      .selectFrom("concerns")
      .select("id")
      .where("state", "=", "open")
      .where("kind", "<>", "identity")
      .where("reportedAt", ">", new Date(since))
      .orderBy("reportedAt", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!news) continue;
    await write(moment, one, "concern-reported", { concernId: news.id });
    told += 1;
  }
  return told;
}

/** What came within an hour of the last letter is told when the hour is over. */
export const tellStewardsOfConcerns = sweep("messages.tellStewards", tellStewards);

const stewards = ({ tx }: Telling): Promise<Reader[]> =>
  tx
    .selectFrom("people")
    .select(["id", "email", "locale"])
    .where("steward", "=", true)
    .where("frozenAt", "is", null)
    .orderBy("id")
    .execute();

const coordinators = ({ tx }: Telling, organizationId: string): Promise<Reader[]> =>
  tx
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.personId")
    .select(["p.id", "p.email", "p.locale"])
    .where("m.organizationId", "=", organizationId)
    .where("m.role", "=", "coordinator")
    .where("m.endedAt", "is", null)
    .where("p.frozenAt", "is", null)
    .orderBy("p.id")
    .execute();

/** Answers who left an address what came of his concern. It is the one letter that goes there. */
export async function answerReporter(moment: Telling, concernId: string): Promise<void> {
  if (env().mail === "none") return;
  const concern = await moment.tx
    .selectFrom("concerns")
    .select(["id", "keyId", "wordsSealed", "emailSealed", "noteSealed", "locale"])
    .where("id", "=", concernId)
    .executeTakeFirstOrThrow();
  const { email } = await openParts(moment.tx, concern);
  if (!email) return;
  const locale = language(concern.locale);
  await writeLetter(moment, {
    kind: "concern-closed",
    toEmail: email,
    locale,
    params: { concernId },
  });
}
