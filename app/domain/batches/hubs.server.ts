import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "~/platform/db.server";
import { query } from "../door.server";
import { mayKeepBatches } from "./may";

type Store = { id: string; coming: bigint; lying: bigint; stock: bigint; batches: bigint };

/**
 * What is on its way to a hub, what lies there for a child, what lies there without a wish, and how
 * many public or scheduled batches name it.
 */
async function storesOf(tx: Tx, hubIds: string[]) {
  if (hubIds.length === 0) return new Map<string, Omit<Store, "id">>();
  const { rows } = await sql<Store>`
    select h.id,
      (select count(*) from claims c join batches b on b.id = c.batch_id where b.hub_id = h.id
        and c.state in ('held', 'committed', 'sent')) as coming,
      (select count(*) from claims c join batches b on b.id = c.batch_id where b.hub_id = h.id
        and c.state = 'received') as lying,
      (select count(*) from hub_stock s where s.hub_id = h.id and s.state = 'waiting') as stock,
      (select count(*) from batches b where b.hub_id = h.id and b.state in ('scheduled', 'open')) as batches
    from hubs h where h.id = any (${hubIds})`.execute(tx);
  return new Map(rows.map(({ id, ...store }) => [id, store]));
}

const figures = (store?: Omit<Store, "id">) => ({
  coming: Number(store?.coming ?? 0),
  lying: Number(store?.lying ?? 0),
  stock: Number(store?.stock ?? 0),
  batches: Number(store?.batches ?? 0),
});

/** The hubs of organizers with what lies there, those that are open first. */
export async function hubsWithStore(tx: Tx, organizers: string[]) {
  const hubs = await tx
    .selectFrom("hubs")
    .select(["id", "name", "address", "closedAt"])
    .where("organizerId", "in", organizers)
    .orderBy(sql`closed_at is not null`)
    .orderBy("name")
    .execute();
  const stores = await storesOf(
    tx,
    hubs.map(({ id }) => id),
  );
  return hubs.map(({ closedAt, ...hub }) => ({
    ...hub,
    closed: closedAt !== null,
    ...figures(stores.get(hub.id)),
  }));
}

const byId = ({ tx }: { tx: Tx }, { hubId }: { hubId: string }) =>
  tx.selectFrom("hubs").selectAll().where("id", "=", hubId).executeTakeFirst();
const hubIdInput = z.object({ hubId: z.uuid() });

/** One hub with its form's fields and what lies there. */
export const hubPage = query("batches.hub", {
  input: hubIdInput,
  subject: byId,
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),
  async read({ tx }, _input, { id, name, address, phone, hours, closedAt }) {
    const store = (await storesOf(tx, [id])).get(id);
    return { id, name, address, phone, hours, closed: closedAt !== null, ...figures(store) };
  },
});

/** A hub that is to be closed or opened again: its name and what lies there. */
export const hubStore = query("batches.hubStore", {
  input: hubIdInput,
  subject: byId,
  may: ({ actor }, hub) => mayKeepBatches(actor, hub.organizerId),
  async read({ tx }, _input, { id, name }) {
    return { id, name, ...figures((await storesOf(tx, [id])).get(id)) };
  },
});

/** Whether something still goes to a hub: claims under way, or batches that name it to new donors. */
export async function hubInUse(tx: Tx, hubId: string): Promise<"claims" | "batches" | null> {
  const { coming, batches } = figures((await storesOf(tx, [hubId])).get(hubId));
  return coming > 0 ? "claims" : batches > 0 ? "batches" : null;
}

/** What a batch's form chooses from; a closed hub only where it is the batch's already. */
export async function choicesFor(tx: Tx, organizerId: string, hubId?: string) {
  const hubs = await tx
    .selectFrom("hubs")
    .select(["id", "name"])
    .where("organizerId", "=", organizerId)
    .where((eb) => eb.or([eb("closedAt", "is", null), ...(hubId ? [eb("id", "=", hubId)] : [])]))
    .orderBy("name")
    .execute();
  // The organizer's own place and what lies under it; without one, every county.
  const { rows: places } = await sql<{ code: string; nameZh: string; nameEn: string }>`
    with recursive reach as (
      select p.code, p.level from places p join organizations o on o.place_code = p.code where o.id = ${organizerId}
      union all select p.code, p.level from places p join reach r on p.parent_code = r.code)
    select code, name_zh, name_en from places p where code in (select code from reach where level in ('county', 'township'))
      or (p.level = 'county' and not exists (select 1 from reach)) order by code limit 4000`.execute(
    tx,
  );
  return { hubs, places };
}
