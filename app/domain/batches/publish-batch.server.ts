import { Refusal } from "~/platform/refusal";
import type { Tx } from "~/platform/db.server";
import { command, sweep, type Handling } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { publicCells, smallestCell, type CellChild } from "../wishes/cells";
import { fairStep } from "../wishes/fair";
import { countyOf } from "../wishes/places.server";
import { showWishes } from "../wishes/rows.server";
import { batchSlugInput, scheduleInput } from "./input";
import { batchLife } from "./life";
import { mayKeepBatches } from "./may";
import { changeBatch, lockBatch, type BatchRow } from "./rows.server";
import { instantOf } from "./times";

/** Posts a batch now; on an open one, opens the wishes that were approved since. */
export const publishBatch = command("batches.publish", {
  input: batchSlugInput,
  subject: ({ tx }, { slug }) => lockBatch(tx, slug),
  may: ({ actor }, batch) => mayKeepBatches(actor, batch.organizerId),
  handle: async (tools, _input, batch) => ({ opened: await publish(tools, batch) }),
});

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

async function publish({ tx, now, tell }: Handling, batch: BatchRow): Promise<number> {
  const state = batchLife.next("publish", batch.state);
  if (batch.closesAt <= now) throw new Refusal("batch_closes_in_past");
  const wishes = await wishesToShow(tx, now, batch);
  await changeBatch(tx, batch.id, { state, openedAt: batch.openedAt ?? now });
  const opened = await showWishes(tx, wishes, {
    now,
    fairRank: fairStep(now, batch.closesAt, now),
  });
  await tell("batch_published", { batchId: batch.id });
  return opened;
}

/** What would be public of each wish; refuses where nothing may be, or where a name tells too much. */
async function wishesToShow(tx: Tx, now: Date, batch: BatchRow) {
  const organizer = await tx
    .selectFrom("organizations")
    .select("state")
    .where("id", "=", batch.organizerId)
    .where("frozenAt", "is", null)
    .executeTakeFirst();
  if (organizer?.state !== "verified") throw new Refusal("organizer_not_verified");

  const wishes = await tx
    .selectFrom("wishes as w")
    .innerJoin("children as c", "c.id", "w.childId")
    .innerJoin("places as p", "p.code", "c.townshipCode")
    .select(["w.id", "w.state", "w.publishUntil", "c.id as childId", "c.ageBand"])
    .select(["p.code as township", countyOf.as("county")])
    .where("w.batchId", "=", batch.id)
    .where("w.state", "in", ["approved", "open", "taken", "granted"])
    .execute();
  const shown = wishes.filter(({ publishUntil }) => publishUntil && publishUntil > now);
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

/** A batch that names a township counts as that township: then five of its children live there. */
async function refuseSmallNames(tx: Tx, batch: BatchRow, children: readonly CellChild[]) {
  const counties = [...new Set(children.map(({ county }) => county))];
  const townships = await tx
    .selectFrom("places")
    .select(["code", "nameZh", "nameEn"])
    .where("level", "=", "township")
    .where((eb) => eb.or([eb("parentCode", "in", counties), eb("code", "=", batch.placeCode)]))
    .execute();
  const said = `${batch.title}\n${batch.intro}`.toLowerCase();
  for (const { code, nameZh, nameEn } of townships) {
    const named =
      code === batch.placeCode || namesOf(nameZh, nameEn).some((it) => said.includes(it));
    const living = new Set(children.filter((one) => one.township === code).map(({ id }) => id));
    if (named && living.size < smallestCell) {
      throw new Refusal("batch_names_small_place", undefined, { place: nameZh });
    }
  }
}

const namesOf = (nameZh: string, nameEn: string): string[] =>
  [
    nameZh,
    nameZh.replace(/(?:街道|地区|民族乡|镇|乡)$/, ""),
    nameEn,
    nameEn.replace(/\s*(?:town|township|subdistrict)$/i, ""),
  ]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 1);
