import { command } from "../door.server";
import { wishIdInput } from "./input";
import { mayFreezeWishes } from "./may";
import { changeWish, lockWish } from "./rows.server";

/** A steward takes a wish off every public page at once; its claim is on hold with it. */
export const freezeWish = command("wishes.freeze", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }) => mayFreezeWishes(actor),

  async handle({ tx, now, tell }, { wishId }, { frozenAt }) {
    if (frozenAt) return;
    await changeWish(tx, wishId, { frozenAt: now });
    await tell("wish_frozen", { wishId });
  },
});

/** A steward lets a frozen wish go on as it was. */
export const unfreezeWish = command("wishes.unfreeze", {
  input: wishIdInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }) => mayFreezeWishes(actor),

  async handle({ tx, tell }, { wishId }, { frozenAt }) {
    if (!frozenAt) return;
    await changeWish(tx, wishId, { frozenAt: null });
    await tell("wish_unfrozen", { wishId });
  },
});
