import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { command, sweep, type Handling } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { publicCells, type CellChild } from "../wishes/cells";
import { fairStep } from "../wishes/fair";
import { whyNotPublished } from "../wishes/many";
import { numbersInput } from "../wishes/numbers";
import { missing } from "../wishes/picked.server";
import { countyOf } from "../wishes/places.server";
import { showWishes } from "../wishes/rows.server";
import { batchSlugInput, scheduleInput } from "./input";
import { batchLife } from "./life";
import { mayKeepBatches } from "./may";
import { changeBatch, lockBatch, type BatchRow } from "./rows.server";
import { refuseSmallNames } from "./small-names.server";
import { instantOf } from "./times";

const publicationInput = batchSlugInput.extend({
  pick: z.union([z.literal("").transform(() => undefined), numbersInput]).optional(),
});

/**
 * Posts a batch now; on an open one, opens the wishes that were approved since. With `pick` only
 * those of them that are ready; it answers which were and why the others were left.
 */
export const publishBatch = command("batches.publish", {
  input: publicationInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async handle(tools, { pick }, batch) {
    const { done, left } = await chosen(tools, batch, pick);
    if (pick && done.length === 0) return { opened: 0, done, left };
    return { opened: await publish(tools, batch, pick && new Set(done)), done, left };
  },
});

/** Which wishes are ready to be public: of those picked, or of all that were approved. */
async function chosen({ tx, now }: Handling, batch: BatchRow, pick?: readonly number[]) {
  const found = await tx
    .selectFrom("wishes")
    .select(["id", "number", "state", "hiddenAt", "frozenAt", "publishUntil"])
    .where("batchId", "=", batch.id)
    .$if(pick !== undefined, (wishes) => wishes.where("number", "in", pick ?? []))
    .$if(pick === undefined, (wishes) => wishes.where("state", "=", "approved"))
    .orderBy("number")
    .forUpdate()
    .execute();
  const outcome: Outcome<number> = { done: [], left: missing(pick ?? [], found) };
  for (const wish of found) {
    const code = whyNotPublished(wish, now);
    if (code) outcome.left.push({ key: wish.number, code });
    else outcome.done.push(wish.number);
  }
  return outcome;
}

/** Sets the time at which the batch posts itself. What would refuse it then refuses it now. */
export const scheduleBatch = command("batches.schedule", {
  input: scheduleInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async handle({ tx, now, tell }, { publishAt: local }, batch) {
    const publishAt = instantOf(local, batch.timeZone);
    if (publishAt <= now) throw new Refusal("batch_publishes_in_past", "publishAt");
    if (publishAt >= batch.closesAt) throw new Refusal("batch_publishes_after_close", "publishAt");
    const state = batchLife.next("schedule", batch.state);
    await wishesToShow(tx, now, batch);
    await changeBatch(tx, batch.id, { state, publishAt });
    await tell("batch_scheduled", { batchId: batch.id });
  },
});

/** Takes the time back; the batch is a draft again. */
export const unscheduleBatch = command("batches.unschedule", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),

  async handle({ tx, tell }, _input, batch) {
    const state = batchLife.next("unschedule", batch.state);
    await changeBatch(tx, batch.id, { state, publishAt: null });
    await tell("batch_revised", { batchId: batch.id });
  },
});

/**
 * Posts the batches whose time has come, also those whose time came while nothing ran. One that
 * can't be posted any more goes back to draft, where its staff find it.
 */
export const publishDueBatches = sweep("batches.publishDue", async (tools) => {
  const { tx, now, tell } = tools;
  const due = await tx
    .selectFrom("batches")
    .selectAll()
    .where("state", "=", "scheduled")
    .where("publishAt", "<=", now)
    .where("frozenAt", "is", null)
    .orderBy("id")
    .forUpdate()
    .skipLocked()
    .execute();
  for (const batch of due) {
    try {
      await publish(tools, batch);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const state = batchLife.next("unschedule", batch.state);
      await changeBatch(tx, batch.id, { state, publishAt: null });
      await tell("batch_revised", { batchId: batch.id });
    }
  }
  return due.length;
});

async function publish(
  { tx, now, tell }: Handling,
  batch: BatchRow,
  only?: ReadonlySet<number>,
): Promise<number> {
  const state = batchLife.next("publish", batch.state);
  if (batch.closesAt <= now) throw new Refusal("batch_closes_in_past");
  const wishes = await wishesToShow(tx, now, batch, only);
  await changeBatch(tx, batch.id, { state, openedAt: batch.openedAt ?? now });
  const opened = await showWishes(tx, wishes, {
    now,
    fairRank: fairStep(now, batch.closesAt, now),
  });
  await tell("batch_published", { batchId: batch.id });
  return opened;
}

/** What would be public of each wish; refuses where nothing may be, or where a name tells too much. */
async function wishesToShow(tx: Tx, now: Date, batch: BatchRow, only?: ReadonlySet<number>) {
  const organizer = await tx
    .selectFrom("organizations")
    .select("state")
    .where("id", "=", batch.organizerId)
    .where("frozenAt", "is", null)
    .executeTakeFirst();
  if (organizer?.state !== "verified") throw new Refusal("organizer_not_verified");

  const all = await tx
    .selectFrom("wishes as w")
    .innerJoin("children as c", "c.id", "w.childId")
    .innerJoin("places as p", "p.code", "c.townshipCode")
    .select(["w.id", "w.number", "w.state", "w.publishUntil", "c.id as childId", "c.ageBand"])
    .select(["w.hiddenAt", "w.frozenAt"])
    .select(["p.code as township", countyOf.as("county")])
    .where("w.batchId", "=", batch.id)
    .where("w.state", "in", ["approved", "open", "taken", "granted"])
    .execute();
  // A child whose wish stays unpublished hides nobody: it doesn't count among those around.
  const wishes = all.filter(
    ({ state, number }) => state !== "approved" || !only || only.has(number),
  );
  const shown = wishes.filter(
    ({ publishUntil, hiddenAt, frozenAt }) =>
      publishUntil && publishUntil > now && !hiddenAt && !frozenAt,
  );
  if (!shown.some(({ state }) => state === "approved")) throw new Refusal("batch_nothing_approved");

  const children: CellChild[] = shown.map((wish) => ({
    id: wish.childId,
    township: wish.township,
    county: wish.county,
    ageBand: wish.ageBand as AgeBand | null,
  }));
  await refuseSmallNames(tx, batch, children);
  const cells = publicCells(children);
  return wishes.map((wish) => {
    const cell = cells.get(wish.childId);
    return {
      id: wish.id,
      publicPlaceCode: cell?.place ?? wish.county,
      publicAgeBand: cell?.ageBand ?? null,
    };
  });
}
