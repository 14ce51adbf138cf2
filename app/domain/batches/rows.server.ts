import type { Insertable, Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { Batches, Hubs, Programmes } from "../../../db/schema";

export const insertProgramme = (tx: Tx, programme: Insertable<Programmes>) =>
  tx
    .insertInto("programmes")
    .values(programme)
    .returning(["id", "slug", "organizerId"])
    .executeTakeFirstOrThrow();

export const changeProgramme = (tx: Tx, id: string, set: Updateable<Programmes>) =>
  tx.updateTable("programmes").set(set).where("id", "=", id).execute();

export const insertHub = (tx: Tx, hub: Insertable<Hubs>) =>
  tx.insertInto("hubs").values(hub).returning(["id", "organizerId"]).executeTakeFirstOrThrow();

export const changeHub = (tx: Tx, id: string, set: Updateable<Hubs>) =>
  tx.updateTable("hubs").set(set).where("id", "=", id).execute();

export const insertBatch = (tx: Tx, batch: Insertable<Batches>) =>
  tx
    .insertInto("batches")
    .values(batch)
    .returning(["id", "slug", "organizerId"])
    .executeTakeFirstOrThrow();

export const changeBatch = (tx: Tx, id: string, set: Updateable<Batches>) =>
  tx.updateTable("batches").set(set).where("id", "=", id).execute();

/** A batch by the name in its address, held until the transaction ends. */
export const lockBatch = (tx: Tx, slug: string) =>
  tx.selectFrom("batches").selectAll().where("slug", "=", slug).forUpdate().executeTakeFirst();
export type BatchRow = NonNullable<Awaited<ReturnType<typeof lockBatch>>>;
