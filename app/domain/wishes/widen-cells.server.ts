import type { Tx } from "~/platform/db.server";
import type { AgeBand } from "../privacy/birth";
import { publicCells, type CellChild } from "./cells";
import { countyOf } from "./places.server";
import { showWishes } from "./rows.server";

/**
 * One child of a batch is no longer public: what is shown of the others' places and ages widens
 * where too few still share it. It never narrows here; only publishing does that.
 */
export async function widenCellsAround(tx: Tx, now: Date, childId: string): Promise<void> {
  const batches = await tx
    .selectFrom("wishes")
    .select("batchId")
    .distinct()
    .where("childId", "=", childId)
    .where("openedAt", "is not", null)
    .orderBy("batchId")
    .execute();
  for (const { batchId } of batches) await widenCells(tx, now, batchId);
}

async function widenCells(tx: Tx, now: Date, batchId: string) {
  const wishes = await tx
    .selectFrom("wishes as w")
    .innerJoin("children as c", "c.id", "w.childId")
    .innerJoin("places as p", "p.code", "c.townshipCode")
    .select(["w.id", "c.id as childId", "c.ageBand", "w.publicPlaceCode", "w.publicAgeBand"])
    .select(["p.code as township", "w.publishUntil"])
    .select(countyOf.as("county"))
    .where("w.batchId", "=", batchId)
    .where("w.state", "in", ["open", "taken", "granted"])
    .execute();
  const isShown = ({ publishUntil }: { publishUntil: Date | null }) =>
    publishUntil !== null && publishUntil > now;
  const cells = publicCells(
    wishes.filter(isShown).map((wish): CellChild => ({
      id: wish.childId,
      township: wish.township,
      county: wish.county,
      ageBand: wish.ageBand as AgeBand | null,
      shown: {
        place: wish.publicPlaceCode ?? wish.township,
        ageBand: wish.publicAgeBand as AgeBand | null,
      },
    })),
  );
  const widened = wishes.flatMap(({ id, childId, county, publicPlaceCode, publicAgeBand }) => {
    const { place, ageBand } = cells.get(childId) ?? { place: county, ageBand: null };
    const same = place === publicPlaceCode && ageBand === publicAgeBand;
    return same ? [] : [{ id, publicPlaceCode: place, publicAgeBand: ageBand }];
  });
  await showWishes(tx, widened, { now, fairRank: 0 });
}
