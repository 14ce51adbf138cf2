import { command } from "../door.server";
import { reasonInput } from "./input";
import { wishLife } from "./life";
import { mayKeepWishes } from "./may";
import { changeWish, lockWish } from "./rows.server";

/** Ends a wish, with a reason. Its live claim is cancelled in the same transaction, by reaction. */
export const withdrawWish = command("wishes.withdraw", {
  input: reasonInput,
  subject: ({ tx }, { wishId }) => lockWish(tx, wishId),
  may: ({ actor }, wish) => mayKeepWishes(actor, wish.organizerId),

  async handle({ tx, now, tell }, { wishId, reason }, wish) {
    await changeWish(tx, wishId, {
      state: wishLife.next("withdraw", wish.state),
      withdrawnAt: now,
      withdrawnReason: reason,
    });
    await tell("wish_withdrawn", { wishId });
  },
});
