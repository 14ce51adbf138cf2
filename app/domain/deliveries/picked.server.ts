import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/each.server";
import type { RefusalCode } from "~/platform/refusal";
import { endedStates } from "../claims/life";
import { batchOfPick, missing, taken, wishesPicked } from "../wishes/picked.server";

const standing = (tx: Tx) =>
  tx
    .selectFrom("claims as c")
    .innerJoin("wishes as w", "w.id", "c.wishId")
    .leftJoin("deliveries as d", "d.id", "c.deliveryId")
    .select(["c.id as claimId", "c.organizerId", "c.wishId", "c.state", "c.deliveryId"])
    .select(["d.courierId", "w.number"])
    .select(sql<Date | null>`frozen_since(c)`.as("frozenAt"))
    .orderBy("w.number");
type Standing = Awaited<ReturnType<ReturnType<typeof standing>["execute"]>>[number];

type Left = Outcome<number>["left"];
type Asked = { claimIds: string[]; batch: string; pick: number[]; delivery?: string };

/** Gifts of one organizer, and what of the picked ones is none or belongs to another. */
type Picked = {
  organizerId: string;
  rows: Standing[];
  left: Left;
  /** More was picked than one step takes. */
  more: boolean;
};

/**
 * What a page was asked for: a delivery's gifts, the picked wishes of a batch, else gifts by their
 * claims. With nothing picked in a batch there is nothing to do, which the page says; undefined when
 * there is no such batch, delivery or claim.
 */
export function pickedGifts(tx: Tx, asked: Asked): Promise<Picked | undefined> {
  if (asked.delivery) return together(standing(tx).where("c.deliveryId", "=", asked.delivery));
  if (asked.batch) return ofBatch(tx, asked.batch, asked.pick);
  return together(
    standing(tx).where("c.id", "in", asked.claimIds.length > 0 ? asked.claimIds : [null]),
  );
}

async function together(query: ReturnType<typeof standing>): Promise<Picked | undefined> {
  const all = await query.execute();
  const organizerId = all[0]?.organizerId;
  if (!organizerId) return undefined;
  const [rows, others] = [
    all.filter((row) => row.organizerId === organizerId),
    all.filter((row) => row.organizerId !== organizerId),
  ];
  const left = others.map(({ number }) => ({
    key: number,
    code: "delivery_not_together" as const,
  }));
  return { organizerId, rows, left, more: false };
}

async function ofBatch(tx: Tx, slug: string, pick: number[]): Promise<Picked | undefined> {
  const batch = await batchOfPick(tx, slug);
  if (!batch) return undefined;
  const { numbers, more } = taken(pick);
  const wishes = await wishesPicked(tx, batch.batchId, numbers);
  const rows = await standing(tx)
    .where("c.batchId", "=", batch.batchId)
    .where("w.number", "in", numbers.length > 0 ? numbers : [0])
    .where("c.state", "not in", endedStates)
    .execute();
  const claimed = new Set(rows.map(({ wishId }) => wishId));
  const left: Left = wishes
    .filter(({ id }) => !claimed.has(id))
    .map(({ number }) => ({ key: number, code: "wish_not_claimed" }));
  return {
    organizerId: batch.organizerId,
    rows,
    left: [...left, ...missing(numbers, wishes)],
    more,
  };
}

/** The claims of the gifts for which nothing stands against a step, and all others with what does. */
export function parted(
  { rows, left }: Picked,
  whyNot: (row: Standing) => RefusalCode | null,
): { ready: string[]; left: Left } {
  const ready: string[] = [];
  const out = [...left];
  for (const row of rows) {
    const code = whyNot(row);
    if (code) out.push({ key: row.number, code });
    else ready.push(row.claimId);
  }
  return { ready, left: out.sort((a, b) => a.key - b.key) };
}
