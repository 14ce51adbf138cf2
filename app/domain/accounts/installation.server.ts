import { z } from "zod";
import { command, query } from "../door.server";

const nothing = z.object({});
const byMachine = ({ actor }: { actor: { kind: string } }) => actor.kind === "system";

/** What the database was made for: nothing yet, real work, a demo, or a demo that broke off. */
export type Installation = "empty" | "real" | "demo" | "broken demo";

export const installationSeen = query("accounts.installation", {
  input: nothing,
  may: byMachine,
  read: async ({ tx }): Promise<Installation> => {
    const made = await tx.selectFrom("installation").selectAll().executeTakeFirst();
    if (made?.demo) return made.finishedAt ? "demo" : "broken demo";
    const someone = await tx.selectFrom("people").select("id").limit(1).executeTakeFirst();
    return someone ? "real" : "empty";
  },
});

/** Marks an empty database as a demo's, before its first row; it stays one for good. */
export const beginDemo = command("accounts.beginDemo", {
  input: nothing,
  may: byMachine,
  async handle({ tx, now }) {
    await tx.insertInto("installation").values({ demo: true, madeAt: now }).execute();
  },
});

/** Says that the demo is whole. */
export const finishDemo = command("accounts.finishDemo", {
  input: nothing,
  may: byMachine,
  async handle({ tx, now }) {
    await tx.updateTable("installation").set({ finishedAt: now }).execute();
  },
});
