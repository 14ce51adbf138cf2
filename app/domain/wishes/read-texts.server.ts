import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { hasRole, personIdOf } from "../actor";
import { command } from "../door.server";
import type { Known } from "../privacy/finds";
import { knownOf } from "./known.server";
import { wishIdInput } from "./input";
import { mayReviewWishes } from "./may";
import { findsInTexts } from "./texts";

const readAtOnce = 60;

/**
 * The drafts that wait for this reviewer, each with what may tell who the child is. The children's
 * own names and places are opened for it, so every reading is written down, child by child.
 */
export const readTexts = command("wishes.readTexts", {
  input: z.object({}),
  may: ({ actor }) =>
    actor.kind === "person" &&
    actor.memberships.some((one) => hasRole(actor, one.organizationId, "reviewer")),

  async handle({ tx, actor, note }) {
    const mine =
      actor.kind === "person"
        ? actor.memberships.filter((one) => hasRole(actor, one.organizationId, "reviewer"))
        : [];
    const waiting = await draftsOf(tx)
      .where(
        "w.organizerId",
        "in",
        mine.map((one) => one.organizationId),
      )
      .where("w.sentBackNote", "=", "")
      .where("b.state", "in", ["draft", "scheduled", "open"])
      .where(sql<boolean>`not ${personIdOf(actor)} = any (w.author_ids)`)
      .orderBy("b.number")
      .orderBy("w.number")
      .limit(readAtOnce + 1)
      .execute();
    const drafts = waiting.slice(0, readAtOnce);
    const known = await knownOf({ tx, note }, drafts);
    return {
      more: waiting.length > readAtOnce,
      drafts: drafts.map((wish) => withFinds(wish, known)),
    };
  },
});

/** One draft to read by itself. */
export const readText = command("wishes.readText", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) =>
    draftsOf(tx, false).where("w.id", "=", wishId).executeTakeFirst(),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),
  async handle({ tx, actor, note }, _input, wish) {
    const known = await knownOf({ tx, note }, [wish]);
    return { ...withFinds(wish, known), mine: wish.authorIds.includes(personIdOf(actor)) };
  },
});

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
