import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
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

  async handle({ tx, now, tell }, { pick, seen, reason }, batch) {
    const found = await wishesPicked(tx, batch.batchId, pick);
    const ids = found.map(({ id }) => id);
    // Claims before wishes, as whoever moves a claim locks them.
    const claims = await liveClaims(tx, ids).orderBy("id").forUpdate().execute();
    const unseen = new Set(claims.flatMap(({ id, wishId }) => (seen.has(id) ? [] : wishId)));
    const wishes = (await lockWishes(tx, ids)).sort((a, b) => a.number - b.number);
    const outcome = await eachAlone(
      tx,
      wishes,
      ({ number }) => number,
      async (wish) => {
        const why = unseen.has(wish.id) ? "claim_new_since" : whyNotWithdrawn(wish);
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

const liveClaims = (tx: Tx, wishIds: readonly string[]) =>
  tx
    .selectFrom("claims")
    .select(["id", "wishId"])
    .where("wishId", "=", sql<string>`any(${wishIds}::uuid[])`)
    .where("state", "not in", ["released", "expired", "cancelled"]);

/** Which of the picked wishes would be withdrawn, which are claimed, and which would be left. */
export const withdrawing = query("wishes.withdrawing", {
  input: pickedInput,
  subject: ({ tx }, { slug }) => batchOfPick(tx, slug),
  may: ({ actor }, batch) => mayKeepWishes(actor, batch.organizerId),

  async read({ tx }, { pick }, batch) {
    const { numbers, more } = taken(pick);
    const found = await wishesPicked(tx, batch.batchId, numbers);
    const claims = await liveClaims(
      tx,
      found.map(({ id }) => id),
    ).execute();
    const claimOf = new Map(claims.map(({ id, wishId }) => [wishId, id]));
    const rows = found.map((wish) => ({
      ...{ id: wish.id, number: wish.number, title: wish.title },
      claimId: claimOf.get(wish.id) ?? null,
      code: whyNotWithdrawn(wish),
    }));
    const none = missing(numbers, found).map(({ key, code }) => ({
      ...{ id: null, number: key, title: "", claimId: null, code },
    }));
    return { batch: headOf(batch), more, rows: [...rows, ...none] };
  },
});
