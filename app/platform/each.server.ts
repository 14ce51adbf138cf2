import { sql } from "kysely";
import { asRefusal } from "./command.server";
import type { Tx } from "./db.server";
import { Refusal, type RefusalCode } from "./refusal";

/** What became of many: those for which it was done, and those that were left as they were, each with its reason. */
export type Outcome<Key> = { done: Key[]; left: { key: Key; code: RefusalCode }[] };

/**
 * Does a step for each of many inside one transaction. One that is refused, by the step or by the
 * database, leaves nothing of itself behind and keeps no other from being done.
 * @throws whatever is a bug, which undoes the whole.
 */
export async function eachAlone<Item, Key>(
  tx: Tx,
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  step: (item: Item) => Promise<unknown>,
): Promise<Outcome<Key>> {
  const outcome: Outcome<Key> = { done: [], left: [] };
  for (const item of items) {
    await sql`savepoint one`.execute(tx);
    try {
      await step(item);
      outcome.done.push(keyOf(item));
    } catch (error) {
      const refusal = asRefusal(error);
      if (!(refusal instanceof Refusal)) throw error;
      await sql`rollback to savepoint one`.execute(tx);
      outcome.left.push({ key: keyOf(item), code: refusal.code });
    }
    await sql`release savepoint one`.execute(tx);
  }
  return outcome;
}
