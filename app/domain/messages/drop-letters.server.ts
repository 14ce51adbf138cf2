import { z } from "zod";
import { command } from "../door.server";

/** Drops the letters that a demo's past would still send; only the installation's machine can. */
export const dropLetters = command("messages.dropLetters", {
  input: z.object({ before: z.date() }),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx }, { before }) {
    await tx.deleteFrom("letters").where("createdAt", "<", before).execute();
  },
});
