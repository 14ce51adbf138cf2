import { sql } from "kysely";
import { z } from "zod";
import type { Actor } from "~/domain/actor";
import { command } from "~/domain/door.server";
import { run } from "~/domain/run.server";

/** A command whose code asks nobody and writes what it is told: the worst mistake that could be made. */
const careless = command("tests.careless", {
  input: z.object({ statement: z.string() }),
  may: () => true,
  handle: async ({ tx }, { statement }) => {
    const { rows, numAffectedRows } = await sql.raw<Record<string, unknown>>(statement).execute(tx);
    return { rows, count: Number(numAffectedRows ?? 0n) };
  },
});

/** The rows that a statement hands somebody. */
export const seeing = async (actor: Actor, statement: string) =>
  (await run(careless, { actor, input: { statement } })).rows;

/** How many rows a statement of his changes. */
export const touching = async (actor: Actor, statement: string) =>
  (await run(careless, { actor, input: { statement } })).count;
