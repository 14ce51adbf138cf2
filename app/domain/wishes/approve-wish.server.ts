import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { approvalInput, approvalsInput, reasonInput, wishIdInput } from "./input";
import { knownOf } from "./known.server";
import { wishLife } from "./life";
import { mayReviewWishes } from "./may";
import { changeWish, lockWish, lockWishes, type WishRow } from "./rows.server";
import { findsInTexts, tellsTooMuch } from "./texts";

async function approve(tx: Tx, now: Date, wish: WishRow, by: string) {
  const state = wishLife.next("approve", wish.state);
  if (wish.authorIds.includes(by)) throw new Refusal("wish_needs_second_person");
  await changeWish(tx, wish.id, { state, approvedBy: by, approvedAt: now, sentBackNote: "" });
}

/**
 * A second person has read one wish and lets it be public. What tells who the child is must be
 * struck first; what only might, the reader says to have seen.
 */
export const approveWish = command("wishes.approve", {
  input: approvalInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, now, actor, tell, note }, { wishId, seen }, wish) {
    const known = (await knownOf({ tx, note }, [wish])).get(wish.childId) ?? {};
    if (tellsTooMuch(wish, known)) throw new Refusal("wish_tells_too_much");
    if (!seen && Object.keys(findsInTexts(wish, known)).length > 0)
      throw new Refusal("wish_finds_unseen", "seen");
    await approve(tx, now, wish, personIdOf(actor));
    await tell("wish_approved", { wishId });
    return { batchId: wish.batchId };
  },
});

/** Texts without finds, read as a list and approved together. One with a find stops them all. */
export const approveWishes = command("wishes.approveAll", {
  input: approvalsInput,
  subject: async ({ tx }, { wishIds }) => {
    const wishes = await lockWishes(tx, wishIds);
    const organizerId = wishes[0]?.organizerId;
    return organizerId && wishes.length === new Set(wishIds).size
      ? { organizerId, wishes }
      : undefined;
  },
  may: ({ actor }, { wishes }) => wishes.every((one) => mayReviewWishes(actor, one.organizerId)),

  async handle({ tx, now, actor, tell, note }, _input, { wishes }) {
    const known = await knownOf({ tx, note }, wishes);
    for (const wish of wishes) {
      const finds = findsInTexts(wish, known.get(wish.childId) ?? {});
      if (Object.keys(finds).length > 0) {
        throw new Refusal("wish_has_finds", undefined, { number: wish.number });
      }
      await approve(tx, now, wish, personIdOf(actor));
      await tell("wish_approved", { wishId: wish.id });
    }
    return { approved: wishes.length };
  },
});

/** An approval taken back before anybody could see the text: it waits to be read again. */
export const unapproveWish = command("wishes.unapprove", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, tell }, { wishId }, wish) {
    if (wish.state !== "approved") throw new Refusal("wish_not_undone");
    const state = wishLife.next("sendBack", wish.state);
    await changeWish(tx, wishId, { state, approvedBy: null, approvedAt: null });
    await tell("wish_unapproved", { wishId });
  },
});

/** The reviewer says what should be different; the coordinator mends it. */
export const sendBackWish = command("wishes.sendBack", {
  input: reasonInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, tell }, { wishId, reason }, wish) {
    await changeWish(tx, wishId, {
      state: wishLife.next("sendBack", wish.state),
      approvedBy: null,
      approvedAt: null,
      sentBackNote: reason,
    });
    await tell("wish_sent_back", { wishId });
  },
});
