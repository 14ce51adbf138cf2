import { eachAlone } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { command, query } from "../door.server";
import { wishLife } from "./life";
import { whyNotWithdrawn } from "./many";
import { mayKeepWishes } from "./may";
import {
  batchOfPick,
  headOf,
  manyReasonInput,
  missing,
  pickedInput,
  taken,
  wishesPicked,
} from "./picked.server";
import { changeWish, lockWishes } from "./rows.server";

/** Ends many wishes with one reason. Their live claims are cancelled by reaction. */
export const withdrawWishes = command("wishes.withdrawMany", {
  input: manyReasonInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayKeepWishes(actor, batch.organizerId),

  async handle({ tx, now, tell }, { pick, reason }, batch) {
    const found = await wishesPicked(tx, batch.batchId, pick);
    const ids = found.map(({ id }) => id);
    if (ids.length > 0) {
      // Claims before wishes, as whoever moves a claim locks them.
      await tx
        .selectFrom("claims")
        .select("id")
        .where("wishId", "in", ids)
        .where("state", "not in", ["released", "expired", "cancelled"])
        .orderBy("id")
        .forUpdate()
        .execute();
    }
    const wishes = (await lockWishes(tx, ids)).sort((a, b) => a.number - b.number);
    const outcome = await eachAlone(
      tx,
      wishes,
      ({ number }) => number,
      async (wish) => {
        const why = whyNotWithdrawn(wish);
        if (why) throw new Refusal(why);
        await changeWish(tx, wish.id, {
          state: wishLife.next("withdraw", wish.state),
          withdrawnAt: now,
          withdrawnReason: reason,
        });
        await tell("wish_withdrawn", { wishId: wish.id });
      },
    );
    return { ...outcome, left: [...outcome.left, ...missing(pick, wishes)] };
  },
});

/** Which of the picked wishes would be withdrawn, which are claimed, and which would be left. */
export const withdrawing = query("wishes.withdrawing", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayKeepWishes(actor, batch.organizerId),

  async read({ tx }, { pick }, batch) {
    const { numbers, more } = taken(pick);
    const found = await wishesPicked(tx, batch.batchId, numbers);
    const rows = found.map((wish) => ({
      ...{ id: wish.id, number: wish.number, title: wish.title },
      claimed: wish.state === "taken",
      code: whyNotWithdrawn(wish),
    }));
    const none = missing(numbers, found).map(({ key, code }) => ({
      ...{ id: null, number: key, title: "", claimed: false, code },
    }));
    return { batch: headOf(batch), more, rows: [...rows, ...none] };
  },
});
