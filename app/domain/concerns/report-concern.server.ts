import { randomUUID } from "node:crypto";
import { Refusal } from "~/platform/refusal";
import { signatureOf } from "~/platform/signing.server";
import { command, type Moment } from "../door.server";
import { makeDataKey } from "../privacy/seal.server";
import { changeWish, lockWish } from "../wishes/rows.server";
import { hidesAtOnce, isKnown } from "./hiding.server";
import { reportInput } from "./input";
import { mayWriteDown, staffMayHear } from "./may";
import { insertConcern, queueFor } from "./rows.server";
import { sealPart } from "./sealing.server";
import { ownerOf, publicThing } from "./things.server";

/** The day in China, where a reporter's day begins. */
const dayOf = (now: Date) => now.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

/**
 * Somebody says what is wrong with a thing that everybody sees. What he wrote and his address are
 * sealed under the concern's own key, and he himself is kept as a keyed hash. The same form sent
 * twice is one concern.
 */
export const reportConcern = command("concerns.report", {
  input: reportInput,
  subject: async ({ tx }, { about, kind }) => {
    const thing = await publicThing(tx, about);
    if (!thing) return undefined;
    const of = await ownerOf(tx, thing);
    const { batchId, wishId } = thing;
    // An organizer of which somebody suspects a fraud finds nothing of it in its own log.
    return { batchId, wishId, of, organizerId: staffMayHear(kind) ? of : null };
  },
  may: ({ actor }) => mayWriteDown(actor),

  async handle({ tx, now, tell }, input, { batchId, wishId, of: organizationId }) {
    const { about, kind, locale, formId, reporter, network: networkMark } = input;
    const reporterMark = signatureOf("concerns", `${reporter.kind} ${reporter.id}`);
    const known = reporter.kind === "person" && (await isKnown(tx, reporter.id));
    const reported = { kind, wishId, organizationId, known, reporterMark, networkMark };
    await queueFor(tx, wishId ?? about);
    const before = await saidToday({ tx, now }, { formId, about, kind, reporterMark });
    if (before?.formId === formId) return { id: before.id };
    if (before) throw new Refusal("concern_reported_already");

    const id = randomUUID();
    const key = await makeDataKey(tx, null, now);
    const hid = (await hidesAtOnce(tx, now, reported)) && (await hide({ tx, now }, wishId));
    await insertConcern(tx, {
      ...reported,
      ...{ id, formId, about, batchId, locale, keyId: key.id },
      wordsSealed: sealPart(key, id, "words", input.words),
      emailSealed: sealPart(key, id, "email", input.email),
      reportedAt: now,
      reportedOn: dayOf(now),
      hidAt: hid ? now : null,
    });
    if (hid && wishId) await tell("wish_hidden", { wishId });
    await tell("concern_reported", { concernId: id });
    return { id };
  },
});

type Saying = { formId: string; about: string; kind: string; reporterMark: string };

/** The concern of the same form, or of the same reporter on this day. */
const saidToday = (
  { tx, now }: Pick<Moment, "tx" | "now">,
  { formId, about, kind, reporterMark }: Saying,
) =>
  tx
    .selectFrom("concerns")
    .select(["id", "formId"])
    .where((eb) =>
      eb.or([
        eb("formId", "=", formId),
        eb.and({ about, reporterMark, reportedOn: dayOf(now) }).and("kind", "=", kind as never),
      ]),
    )
    .orderBy((eb) => eb("formId", "=", formId), "desc")
    .executeTakeFirst();

/** Takes the wish off every page while its claim goes on; no when it is off already. */
async function hide({ tx, now }: Pick<Moment, "tx" | "now">, wishId: string | null) {
  const wish = wishId ? await lockWish(tx, wishId) : undefined;
  if (!wish || wish.hiddenAt) return false;
  await changeWish(tx, wish.id, { hiddenAt: now, hiddenReason: "" });
  return true;
}
