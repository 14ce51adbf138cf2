import { sql, type Insertable, type Updateable } from "kysely";
import type { Concerns } from "../../../db/schema";
import type { Tx } from "~/platform/db.server";
import { dropDataKeys } from "../privacy/seal.server";

/** Concerns with one thing are written down one after the other, until the transaction ends. */
export async function queueFor(tx: Tx, about: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`concern ${about}`}, 0))`.execute(tx);
}

export const insertConcern = (tx: Tx, concern: Insertable<Concerns>) =>
  tx.insertInto("concerns").values(concern).execute();

/** A concern, held until the transaction ends; undefined when it isn't there. */
export const lockConcern = (tx: Tx, concernId: string) =>
  tx.selectFrom("concerns").selectAll().where("id", "=", concernId).forUpdate().executeTakeFirst();

export const changeConcern = (tx: Tx, concernId: string, set: Updateable<Concerns>) =>
  tx.updateTable("concerns").set(set).where("id", "=", concernId).execute();

/** Leaves of concerns what they were about and what came of them; their keys go first. */
export async function forgetConcerns(
  tx: Tx,
  now: Date,
  concerns: readonly { id: string; keyId: string | null }[],
): Promise<void> {
  if (concerns.length === 0) return;
  await dropDataKeys(
    tx,
    concerns.flatMap(({ keyId }) => keyId ?? []),
  );
  await tx
    .updateTable("concerns")
    .set({
      keyId: null,
      wordsSealed: null,
      emailSealed: null,
      noteSealed: null,
      reporterMark: null,
      networkMark: null,
      forgottenAt: now,
    })
    .where(
      "id",
      "in",
      concerns.map(({ id }) => id),
    )
    .execute();
}
