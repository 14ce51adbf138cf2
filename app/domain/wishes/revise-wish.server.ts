import { Refusal } from "~/platform/refusal";
import { revised } from "~/platform/revision";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { revisionInput, strikesInput, strikingInput, wishIdInput } from "./input";
import { mayKeepWishes, mayReviewWishes } from "./may";
import {
  asDraft,
  changeWish,
  dropDraft,
  lockWish,
  reviseWishRow,
  withAuthors,
} from "./rows.server";
import { isStruck, withoutStruck } from "./strikes";

/** The coordinator corrects a wish. A price needs no new review; a text goes back to be read. */
export const reviseWish = command("wishes.revise", {
  input: revisionInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayKeepWishes(actor, wish.organizerId),

  async handle({ tx, actor, tell }, { wishId, shown, ...typed }, wish) {
    if (wish.state === "withdrawn" || wish.state === "granted") {
      throw new Refusal("step_not_possible");
    }
    const { category, title, words, size, colour, style, alias, priceMinor, currency } = wish;
    const price = { minor: priceMinor, currency };
    const now = { category, title, words, size, colour, style, price, alias };
    await reviseWishRow(tx, wish, revised(typed, shown, now), [personIdOf(actor)]);
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

  async handle({ tx, actor, tell }, { wishId, shown, ...typed }, wish) {
    if (wish.state === "withdrawn") throw new Refusal("step_not_possible");
    const { title, words, size, colour, style } = wish;
    const texts = revised(typed, shown, { title, words, size, colour, style });
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

/**
 * The reviewer strikes what is marked, piece by piece. A piece that no longer stands where it was
 * read is refused: somebody changed the text meanwhile.
 */
export const strikeFinds = command("wishes.strikeFinds", {
  input: strikesInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayReviewWishes(actor, wish.organizerId),

  async handle({ tx, tell }, { wishId, strike }, wish) {
    if (wish.state === "withdrawn") throw new Refusal("step_not_possible");
    const left = [...Map.groupBy(strike, ({ field }) => field)].map(([field, pieces]) => {
      const text = withoutStruck(wish[field], pieces);
      if (text === undefined) throw new Refusal("wish_text_changed");
      if (field === "title" && !text) throw new Refusal("wish_needs_title");
      return [field, text] as const;
    });
    await changeWish(tx, wishId, Object.fromEntries(left));
    await tell("wish_revised", { wishId });
    return { struck: strike.length };
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
