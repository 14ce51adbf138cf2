import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { desksKept, desksOf } from "./desks.server";
import { hubsWithStore } from "./hubs.server";
import { batchLife, type BatchState } from "./life";

/** How many batches a page of the list holds. */
const pageLength = 24;

const isState = (state: string): state is BatchState =>
  (batchLife.states as readonly string[]).includes(state);

const listInput = z.object({
  /** Only the batches that stand so. */
  state: z
    .string()
    .optional()
    .transform((state) => (state && isState(state) ? state : undefined)),
  /** Archived programmes too. */
  archived: z.boolean().default(false),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Programmes with their batches, newest first, and hubs, of the desks one works for. */
export const desk = query("batches.desk", {
  input: listInput,
  may: ({ actor }) => desksOf(actor).length > 0,

  async read({ tx, actor }, { state, archived, page }) {
    const mine = desksOf(actor).map((one) => one.organizationId);
    const known = await tx
      .selectFrom("programmes")
      .select(["id", "slug", "title", "state"])
      .where("organizerId", "in", mine)
      .orderBy("madeAt", "desc")
      .execute();
    const programmes = known.filter((one) => archived || one.state === "active");
    const place = new Map(programmes.map(({ id }, at) => [id, at]));
    const all = (await batchesOf(tx, mine))
      .filter((batch) => place.has(batch.programmeId))
      .sort((a, b) => place.get(a.programmeId)! - place.get(b.programmeId)!);
    const wanted = all.filter((batch) => !state || batch.state === state);
    const pages = Math.max(1, Math.ceil(wanted.length / pageLength));
    const at = Math.min(page, pages);
    const shown = wanted.slice((at - 1) * pageLength, at * pageLength);
    const hasNone = ({ id }: { id: string }) => !all.some(({ programmeId }) => programmeId === id);
    return {
      keeps: desksKept(actor).length > 0,
      hubs: await hubsWithStore(tx, mine),
      state: state ?? null,
      archived,
      hidden: known.length - programmes.length,
      known: known.length,
      page: at,
      pages,
      counts: countsOf(all),
      programmes: programmes
        .map((programme) => ({
          ...programme,
          batches: shown.filter((batch) => batch.programmeId === programme.id),
        }))
        .filter((one) => one.batches.length > 0 || (!state && at === 1 && hasNone(one))),
    };
  },
});

async function batchesOf(tx: Tx, organizers: string[]) {
  const batches = await tx
    .selectFrom("batches as b")
    .leftJoin("wishes as w", (join) =>
      join.onRef("w.batchId", "=", "b.id").on("w.state", "<>", "withdrawn"),
    )
    .select(["b.id", "b.slug", "b.number", "b.title", "b.state", "b.programmeId"])
    .select(["b.publishAt", "b.closesAt"])
    .select((eb) => [
      eb.fn.count<bigint>("w.id").as("wishes"),
      eb.fn.count<bigint>("w.id").filterWhere("w.state", "=", "draft").as("drafts"),
      eb.fn.count<bigint>("w.id").filterWhere("w.state", "in", ["taken", "granted"]).as("taken"),
      eb.fn.count<bigint>("w.id").filterWhere("w.state", "=", "granted").as("granted"),
    ])
    .where("b.organizerId", "in", organizers)
    .groupBy("b.id")
    .orderBy("b.number", "desc")
    .execute();
  return batches.map(({ wishes, drafts, taken, granted, publishAt, closesAt, ...batch }) => ({
    ...batch,
    publishAt: publishAt?.toISOString() ?? null,
    closesAt: closesAt.toISOString(),
    wishes: Number(wishes),
    drafts: Number(drafts),
    taken: Number(taken),
    granted: Number(granted),
  }));
}

function countsOf(batches: { state: BatchState }[]) {
  const counts: { [State in BatchState]?: number } = {};
  for (const { state } of batches) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
