import type { Tx } from "~/platform/db.server";
import { command, type Moment } from "../door.server";
import { photoAddress } from "../photos/queries.server";
import { concernIdInput } from "./input";
import { mayHandleConcerns } from "./may";
import { concernRows, toWire } from "./queries.server";
import { openParts, type SealedPart } from "./sealing.server";

const sealedParts: SealedPart[] = ["words", "email", "note"];

/**
 * Opens what somebody wrote of a concern, for a steward. Each look leaves an audit row in the same
 * transaction, which no staff may read. The thing itself is shown as everybody saw it.
 */
export const openConcern = command("concerns.open", {
  input: concernIdInput,
  subject: async ({ tx }, { concernId }) => {
    const concern = await tx
      .selectFrom("concerns")
      .selectAll()
      .where("id", "=", concernId)
      .executeTakeFirst();
    return concern && { id: concern.id, concern };
  },
  may: ({ actor }) => mayHandleConcerns(actor),

  async handle({ tx, now, note }, { concernId }, { concern }) {
    await note({
      action: "concerns.lookedAtWords",
      subjectType: "concern",
      subjectId: concernId,
      fields: sealedParts,
      purpose: "handle_concern",
    });
    const row = await concernRows(tx).where("c.id", "=", concernId).executeTakeFirstOrThrow();
    const { organizationId, known, forgottenAt, closedBy, wishId } = concern;
    return {
      ...toWire(row),
      ...(await openParts(tx, concern)),
      organizationId,
      known,
      forgotten: forgottenAt !== null,
      closedBy: await nameOf(tx, closedBy),
      wish: wishId ? await shownWish(tx, wishId) : null,
      photo: await shownPhoto({ tx, now }, concern.about),
      earlier: await earlierOnes(tx, concern),
    };
  },
});

async function nameOf(tx: Tx, personId: string | null): Promise<string | null> {
  if (!personId) return null;
  const { name } = await tx
    .selectFrom("people")
    .select("name")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return name;
}

/** The reviewed text of the wish, also when it is off the pages by now. */
async function shownWish(tx: Tx, wishId: string) {
  const { hiddenAt, frozenAt, ...wish } = await tx
    .selectFrom("wishes")
    .select(["id", "publicId", "title", "words", "size", "colour", "style", "alias"])
    .select(["hiddenAt", "frozenAt"])
    .where("id", "=", wishId)
    .executeTakeFirstOrThrow();
  return { ...wish, hidden: hiddenAt !== null, frozen: frozenAt !== null };
}

/** The address of the photo meant, good for some minutes, as long as a steward may see it. */
async function shownPhoto({ tx, now }: Pick<Moment, "tx" | "now">, about: string) {
  const [kind, name = ""] = about.split(":");
  if (kind !== "photo") return null;
  const photo = await tx
    .selectFrom("photos")
    .select(["id", "width", "height"])
    .where("id", "=", name)
    .where("published", "=", true)
    .executeTakeFirst();
  return photo ? { ...photo, src: photoAddress(photo.id, now) } : null;
}

type Concern = { id: string; about: string; wishId: string | null };

/** What else was reported of the same thing, or of anything of the same wish, newest first. */
async function earlierOnes(tx: Tx, { id, about, wishId }: Concern) {
  const rows = await concernRows(tx)
    .where("c.id", "<>", id)
    .where((eb) =>
      wishId
        ? eb.or([eb("c.wishId", "=", wishId), eb("c.about", "=", about)])
        : eb("c.about", "=", about),
    )
    .orderBy("c.reportedAt", "desc")
    .limit(50)
    .execute();
  return rows.map(toWire);
}
