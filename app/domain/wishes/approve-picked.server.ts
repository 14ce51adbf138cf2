import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { eachAlone } from "~/platform/each.server";
import { Refusal, type RefusalCode } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { textFields } from "./input";
import { knownOf } from "./known.server";
import { wishLife } from "./life";
import { whyNotApproved } from "./many";
import { mayReviewWishes } from "./may";
import {
  batchOfPick,
  headOf,
  manyInput,
  missing,
  pickedInput,
  taken,
  wishesPicked,
} from "./picked.server";
import { changeWish, lockWishes, type WishRow } from "./rows.server";
import { findsInTexts } from "./texts";

const readAtOnce = 60;

/** Stands for exactly these texts: one that was changed since it was read has another. */
const markOf = (wish: WishRow) =>
  createHash("sha256")
    .update(JSON.stringify(textFields.map((field) => wish[field])))
    .digest("hex")
    .slice(0, 12);

/** `read`: the number and the mark of each text that stood on the page, as `5-0a1b2c3d4e5f.6-…`. */
const marksInput = z
  .string("field_missing")
  .max(readAtOnce * 24, "too_many_at_once")
  .transform((text) => new Set(text.split(".")));

async function collectedOf(tx: Tx, wishes: readonly WishRow[]) {
  const ids = wishes.map(({ childId }) => childId);
  const { rows } = await sql<{ id: string }>`select id from unnest(${ids}::uuid[]) as c (id)
    where consent_lease(id, 'collect') is not null`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * The picked texts as their reader gets them, those first that can be approved together. The
 * children's own names and places are opened for it, and every reading is written down.
 */
export const readPicked = command("wishes.readPicked", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayReviewWishes(actor, batch.organizerId),

  async handle({ tx, actor, note }, { pick }, batch) {
    const { numbers } = taken(pick);
    const found = await wishesPicked(tx, batch.batchId, numbers);
    const collected = await collectedOf(tx, found);
    const first = found.map((wish) => ({
      wish,
      why: whyNotApproved({ ...wish, collected: collected.has(wish.childId) }, personIdOf(actor)),
    }));
    const toRead = first.filter(({ why }) => !why).slice(0, readAtOnce);
    const known = await knownOf(
      { tx, note },
      toRead.map(({ wish }) => wish),
    );
    const shown = new Set(toRead.map(({ wish }) => wish.id));
    const rows = first.map(({ wish, why }) => {
      const read = shown.has(wish.id);
      const finds = read ? findsInTexts(wish, known.get(wish.childId) ?? {}) : {};
      const code: RefusalCode | null =
        why ?? (!read ? "wish_not_read" : Object.keys(finds).length > 0 ? "wish_marked" : null);
      const { id, number, title, alias, words, size, colour, style } = wish;
      const texts = code ? null : { alias, words, size, colour, style };
      return { id, number, title, texts, code, mark: `${number}-${markOf(wish)}` };
    });
    const none = missing(numbers, found).map(({ key, code }) => ({
      ...{ id: null, number: key, title: "", texts: null, code, mark: "" },
    }));
    return {
      batch: headOf(batch),
      more: rows.some(({ code }) => code === "wish_not_read"),
      rows: [...rows, ...none],
    };
  },
});

/** Approves the picked texts that were read and have nothing marked; each of the others is told why. */
export const approvePicked = command("wishes.approvePicked", {
  input: manyInput.extend({ read: marksInput }),
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayReviewWishes(actor, batch.organizerId),

  async handle({ tx, now, actor, tell, note }, { pick, read }, batch) {
    const by = personIdOf(actor);
    const found = await wishesPicked(tx, batch.batchId, pick);
    const locked = await lockWishes(
      tx,
      found.map(({ id }) => id),
    );
    const wishes = locked.sort((a, b) => a.number - b.number);
    const collected = await collectedOf(tx, wishes);
    const whyNot = (wish: WishRow) =>
      whyNotApproved({ ...wish, collected: collected.has(wish.childId) }, by) ??
      (read.has(`${wish.number}-${markOf(wish)}`) ? null : "wish_not_read");
    const known = await knownOf(
      { tx, note },
      wishes.filter((wish) => !whyNot(wish)),
    );
    const outcome = await eachAlone(
      tx,
      wishes,
      ({ number }) => number,
      async (wish) => {
        const why = whyNot(wish);
        if (why) throw new Refusal(why);
        const finds = findsInTexts(wish, known.get(wish.childId) ?? {});
        if (Object.keys(finds).length > 0) throw new Refusal("wish_marked");
        const state = wishLife.next("approve", wish.state);
        await changeWish(tx, wish.id, { state, approvedBy: by, approvedAt: now, sentBackNote: "" });
        await tell("wish_approved", { wishId: wish.id });
      },
    );
    return { ...outcome, left: [...outcome.left, ...missing(pick, wishes)] };
  },
});
