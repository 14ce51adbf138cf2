import { sweep } from "../door.server";
import { fairStep } from "./fair";
import { rankWishes } from "./rows.server";

/** Each night the open wishes are put into their steps anew. */
export const rankFairly = sweep("wishes.rankFairly", async ({ tx, now }) => {
  const open = await tx
    .selectFrom("wishes as w")
    .innerJoin("batches as b", "b.id", "w.batchId")
    .select(["w.id", "w.openedAt", "w.fairRank", "b.closesAt"])
    .where("w.state", "in", ["open", "taken"])
    .execute();
  const moved = new Map<number, string[]>();
  for (const wish of open) {
    const step = fairStep(wish.openedAt ?? now, wish.closesAt, now);
    if (step !== wish.fairRank) moved.set(step, [...(moved.get(step) ?? []), wish.id]);
  }
  for (const [step, ids] of moved) await rankWishes(tx, ids, step);
  return [...moved.values()].flat().length;
});
