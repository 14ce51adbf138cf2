import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { revisionInput, strikingInput, wishIdInput } from "./input";
import { mayKeepWishes, mayReviewWishes } from "./may";
import {
  asDraft,
  changeWish,
  dropDraft,
  lockWish,
  reviseWishRow,
  withAuthors,
} from "./rows.server";
import { isStruck } from "./texts";

/** The coordinator corrects a wish. A price needs no new review; a text goes back to be read. */
export const reviseWish = command("wishes.revise", {
  input: revisionInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayKeepWishes(actor, wish.organizerId),

  async handle({ tx, actor, tell }, { wishId, ...revised }, wish) {
    if (wish.state === "withdrawn" || wish.state === "granted") {
      throw new Refusal("step_not_possible");
    }
    await reviseWishRow(tx, wish, revised, [personIdOf(actor)]);
    await tell("wish_revised", { wishId });
    return { id: wishId, batchId: wish.batchId };
  },
});

/**
 * The reviewer strikes or shortens. Who only takes away may still approve; who adds a word has
 * become an author. What donors already see can be struck too, but not added to.
 */
export const strikeWish = command("wishes.strike", {
  input: strikingInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, actor, tell }, { wishId, ...texts }, wish) {
    if (wish.state === "withdrawn") throw new Refusal("step_not_possible");
    const fields = Object.keys(texts) as (keyof typeof texts)[];
    const added = fields.find((field) => !isStruck(wish[field], texts[field]));
    if (added && wish.state !== "draft" && wish.state !== "approved") {
      throw new Refusal("wish_text_is_public", added);
    }
    await changeWish(tx, wishId, {
      ...texts,
      ...(added && { ...asDraft(wish), authorIds: withAuthors(wish, [personIdOf(actor)]) }),
    });
    await tell("wish_revised", { wishId });
    return { becameAuthor: added !== undefined };
  },
});

/** A draft that was a mistake is gone; anything later is withdrawn, with a reason. */
export const dropWish = command("wishes.drop", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayKeepWishes(actor, wish.organizerId),

  async handle({ tx }, { wishId }, wish) {
    if (wish.state !== "draft") throw new Refusal("step_not_possible");
    await dropDraft(tx, wishId);
    return { batchId: wish.batchId };
  },
});
