import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { reasonInput, wishIdInput } from "./input";
import { mayHideWishes } from "./may";
import { changeWish, lockWish } from "./rows.server";

/** Takes a wish off every public page while its claim goes on. */
export const hideWish = command("wishes.hide", {
  input: reasonInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayHideWishes(actor, wish.organizerId),

  async handle({ tx, now, tell }, { wishId, reason }, wish) {
    if (wish.hiddenAt) throw new Refusal("step_not_possible");
    await changeWish(tx, wishId, { hiddenAt: now, hiddenReason: reason });
    await tell("wish_hidden", { wishId });
  },
});

/** Puts a hidden wish back where it was. */
export const showWish = command("wishes.show", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayHideWishes(actor, wish.organizerId),

  async handle({ tx, tell }, { wishId }, wish) {
    if (!wish.hiddenAt) throw new Refusal("step_not_possible");
    await changeWish(tx, wishId, { hiddenAt: null, hiddenReason: "" });
    await tell("wish_shown", { wishId });
  },
});
