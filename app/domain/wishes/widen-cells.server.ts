import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { sweep } from "../door.server";
import type { AgeBand } from "../privacy/birth";
import { publicCells, smallestCell, type CellChild } from "./cells";
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

/**
 * Looks for places and ages that too few children share by now, whatever took the others off the pages: a
 * wish hidden, frozen or withdrawn, a consent that ended at midnight. It looks at all that is public, so
 * what one look misses the next one finds.
 */
export const widenSmallCells = sweep("wishes.widenSmallCells", async ({ tx, now }) => {
  const { rows } = await sql<{ batchId: string }>`
    select distinct batch_id from (
      select w.batch_id from wishes w join places p on p.code = w.public_place_code
      where w.state in ('open', 'taken', 'granted') and w.hidden_at is null and w.frozen_at is null
        and w.publish_until > ${now} and (p.level = 'township' or w.public_age_band is not null)
      group by w.batch_id, w.public_place_code, w.public_age_band
      having count(distinct w.child_id) < ${smallestCell}) small
    order by 1`.execute(tx);
  for (const { batchId } of rows) await widenCells(tx, now, batchId);
  return rows.length;
});

async function widenCells(tx: Tx, now: Date, batchId: string) {
  const wishes = await tx
    .selectFrom("wishes as w")
    .innerJoin("children as c", "c.id", "w.childId")
    .innerJoin("places as p", "p.code", "c.townshipCode")
    .select(["w.id", "c.id as childId", "c.ageBand", "w.publicPlaceCode", "w.publicAgeBand"])
    .select(["p.code as township", "w.publishUntil", "w.hiddenAt", "w.frozenAt"])
    .select(countyOf.as("county"))
    .where("w.batchId", "=", batchId)
    .where("w.state", "in", ["open", "taken", "granted"])
    .execute();
  const isShown = ({ publishUntil, hiddenAt, frozenAt }: (typeof wishes)[number]) =>
    publishUntil !== null && publishUntil > now && !hiddenAt && !frozenAt;
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
