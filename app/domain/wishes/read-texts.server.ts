import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { hasRole, personIdOf, personOf, type Actor } from "../actor";
import { command } from "../door.server";
import type { Known } from "../privacy/finds";
import { knownOf } from "./known.server";
import { readingInput, readingsInput } from "./input";
import { mayReviewWishes } from "./may";
import { findsInTexts, tellsTooMuch } from "./texts";

const readAtOnce = 60;

/**
 * The drafts that wait for this reviewer, each with what may tell who the child is. The children's
 * own names and places are opened for it, so every reading is written down, child by child.
 */
export const readTexts = command("wishes.readTexts", {
  input: readingsInput,
  may: ({ actor }) => desksRead(actor).length > 0,

  async handle({ tx, actor, note }, { batch, last }) {
    const waiting = await waitingFor(tx, actor, batch)
      .limit(readAtOnce + 1)
      .execute();
    const drafts = waiting.slice(0, readAtOnce);
    const known = await knownOf({ tx, note }, drafts);
    const { title } = (batch && (await batchCalled(tx, actor, batch))) || {};
    return {
      batch: batch && title ? { slug: batch, title } : null,
      last: await decided(tx, actor, last),
      more: waiting.length > readAtOnce,
      drafts: drafts.map((wish) => withFinds(wish, known)),
    };
  },
});

/**
 * One draft to read by itself, with where it stands among those that wait and the one that comes
 * next. The next is opened along with it, so that it can be shown at once: it is a look like the
 * first, and both are written down here.
 */
export const readText = command("wishes.readText", {
  input: readingInput,
  subject: ({ tx }, { wishId }) =>
    draftsOf(tx, false).where("w.id", "=", wishId).executeTakeFirst(),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, actor, note }, { wishId, batch, last }, wish) {
    const queue = await waitingFor(tx, actor, batch).clearSelect().select("w.id").execute();
    const ids = queue.map(({ id }) => id);
    const place = ids.indexOf(wishId);
    const others = [...ids.slice(place + 1), ...ids.slice(0, Math.max(place, 0))];
    const ahead = others[0]
      ? await draftsOf(tx).where("w.id", "=", others[0]).executeTakeFirst()
      : undefined;
    const known = await knownOf({ tx, note }, ahead ? [wish, ahead] : [wish]);
    const read = (one: Draft) => ({
      ...withFinds(one, known),
      tellsTooMuch: tellsTooMuch(one, known.get(one.childId) ?? {}),
      mine: one.authorIds.includes(personIdOf(actor)),
    });
    return {
      text: read(wish),
      ahead: ahead ? read(ahead) : null,
      place: place < 0 ? null : place + 1,
      waiting: ids.length,
      previous: ids[place - 1] ?? null,
      last: await decided(tx, actor, last),
    };
  },
});
/** A text as its reader gets it. */
export type TextRead = Awaited<ReturnType<(typeof readText)["handle"]>>["text"];

/** What was decided just now, to say so and to offer the way back. */
async function decided(tx: Tx, actor: Actor, wishId?: string) {
  if (!wishId) return null;
  const wish = await tx
    .selectFrom("wishes")
    .select(["id", "number", "state", "sentBackNote"])
    .where("id", "=", wishId)
    .where("organizerId", "in", desksRead(actor))
    .executeTakeFirst();
  if (!wish) return null;
  const { id, number, state, sentBackNote } = wish;
  const undone = sentBackNote ? ("sentBack" as const) : ("waits" as const);
  return { id, number, said: state === "draft" ? undone : ("approved" as const), state };
}

const batchCalled = (tx: Tx, actor: Actor, slug: string) =>
  tx
    .selectFrom("batches")
    .select("title")
    .where("slug", "=", slug)
    .where("organizerId", "in", desksRead(actor))
    .executeTakeFirst();

const desksRead = (actor: Actor) =>
  actor.kind === "person"
    ? actor.memberships
        .map(({ organizationId }) => organizationId)
        .filter((id) => hasRole(actor, id, "reviewer"))
    : [];

/** What waits for this reader, in the order of reading: what can be approved comes first. */
const waitingFor = (tx: Tx, actor: Actor, batch?: string) =>
  draftsOf(tx)
    .where("w.organizerId", "in", desksRead(actor))
    .where("w.sentBackNote", "=", "")
    .where("b.state", "in", ["draft", "scheduled", "open"])
    .where(sql<boolean>`not ${personOf(actor)} = any (w.author_ids)`)
    .$if(Boolean(batch), (query) => query.where("b.slug", "=", batch ?? ""))
    .orderBy(sql`consent_lease(w.child_id, 'collect') is null`)
    .orderBy("b.number")
    .orderBy("w.batchId")
    .orderBy("w.number");

const draftsOf = (tx: Tx, only = true) =>
  tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.id", "w.organizerId", "w.childId", "w.number", "w.category", "w.state"])
    .select(["w.title", "w.words", "w.size", "w.colour", "w.style", "w.alias", "w.authorIds"])
    .select(["w.sentBackNote", "b.slug as batchSlug", "b.title as batchTitle"])
    .select(sql<boolean>`consent_lease(w.child_id, 'collect') is not null`.as("collected"))
    .$if(only, (query) => query.where("w.state", "=", "draft"));
type Draft = Awaited<ReturnType<ReturnType<typeof draftsOf>["execute"]>>[number];

function withFinds(
  { organizerId: _organizer, authorIds: _authors, ...wish }: Draft,
  known: Map<string, Known>,
) {
  return { ...wish, finds: findsInTexts(wish, known.get(wish.childId) ?? {}) };
}
