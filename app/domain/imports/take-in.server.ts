import { addJob } from "~/platform/jobs.server";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { takeInInput } from "./input";
import { importLife } from "./life";
import { mayKeepImports } from "./may";
import { batchOf, openImport, refuseBusy } from "./opened.server";
import { changeImport, lockImport } from "./rows.server";

/** What is right of an import is taken into its batch, by a job; each row becomes drafts. */
export const takeIn = command("imports.takeIn", {
  input: takeInInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle({ tx, actor, tell }, { importId, only }, one) {
    refuseBusy(one);
    await openImport(tx, one);
    const state = importLife.next("takeIn", one.state);
    const { count } = await tx
      .selectFrom("importRows")
      .select((eb) => eb.fn.countAll<bigint>().as("count"))
      .where("importId", "=", importId)
      .where("standing", "=", "right")
      .$if(only === "new", (rows) => rows.where("change", "=", "new"))
      .executeTakeFirstOrThrow();
    if (count === 0n) throw new Refusal("import_nothing_right");
    await changeImport(tx, importId, {
      state,
      failure: null,
      onlyNew: only === "new",
      askedBy: personIdOf(actor),
      rowsDone: 0,
      rowsToDo: Number(count),
    });
    await addJob(tx, "take-in-rows", { importId }, { queue: `import:${importId}` });
    await tell("import_taking_in", { importId });
    const { slug } = await batchOf(tx, one.batchId);
    return { id: importId, organizerId: one.organizerId, slug };
  },
});
