import type { Updateable } from "kysely";
import type { Wishes } from "../../../db/schema";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { revisionInput, strikingInput, textFields, wishIdInput, type TextField } from "./input";
import { wishLife } from "./life";
import { mayKeepWishes, mayReviewWishes } from "./may";
import { changeWish, dropDraft, lockWish, refuseTellingAlias, type WishRow } from "./rows.server";
import { isStruck } from "./texts";

/** Who put a word in is an author of it, and no longer one who may approve it. */
const withAuthor = (wish: WishRow, personId: string) => [...new Set([...wish.authorIds, personId])];

/** A changed text is a new draft: whoever approved the old one approved only that. */
const asDraft = (wish: WishRow): Updateable<Wishes> =>
  wish.state === "approved"
    ? { state: wishLife.next("sendBack", wish.state), approvedBy: null, approvedAt: null }
    : {};

/** The coordinator corrects a wish. A price needs no new review; a text goes back to be read. */
export const reviseWish = command("wishes.revise", {
  input: revisionInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayKeepWishes(actor, wish.organizerId),

  async handle({ tx, actor, tell }, { wishId, price, alias: typed, category, ...texts }, wish) {
    if (wish.state === "withdrawn" || wish.state === "granted") {
      throw new Refusal("step_not_possible");
    }
    const alias = typed || wish.alias;
    const changed = textFields.filter((field) => ({ ...texts, alias })[field] !== wish[field]);
    if (changed.length > 0 || category !== wish.category) refusePublic(wish, changed[0]);
    if (changed.includes("alias")) await refuseTellingAlias(tx, wish.childId, alias);
    await changeWish(tx, wishId, {
      priceMinor: price.minor,
      currency: price.currency,
      category,
      ...(changed.length > 0 && {
        ...texts,
        alias,
        ...asDraft(wish),
        authorIds: withAuthor(wish, personIdOf(actor)),
        sentBackNote: "",
      }),
    });
    await tell("wish_revised", { wishId });
    return { id: wishId, batchId: wish.batchId };
  },
});

function refusePublic(wish: WishRow, field: TextField = "title") {
  if (wish.state === "open" || wish.state === "taken") {
    throw new Refusal("wish_text_is_public", field);
  }
}

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
      ...(added && { ...asDraft(wish), authorIds: withAuthor(wish, personIdOf(actor)) }),
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
