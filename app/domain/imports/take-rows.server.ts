import type { RefusalCode } from "~/platform/refusal";
import { z } from "zod";
import { command } from "../door.server";
import { compareRows } from "./compare-rows.server";
import { importIdInput } from "./input";
import { importLife } from "./life";
import { mayKeepImports } from "./may";
import { openImport, stagingOf } from "./opened.server";
import { changeImport, countDone, lockImport, mendRows, settleRows } from "./rows.server";
import { planOf } from "./take-plan.server";

const rowsAtATime = 300;

/**
 * Before anything is taken in, the rows are compared again: what another import, or somebody by
 * hand, has added since is not added twice. False when there is nothing to take in.
 */
export const beginTaking = command("imports.beginTaking", {
  input: importIdInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle(tools, _input, one) {
    if (one.state !== "taking_in") return false;
    const { key } = await openImport(tools.tx, one);
    await compareRows(tools, one, await stagingOf(tools.tx, one, key));
    return true;
  },
});

/**
 * Takes the next rows of an import into its batch. The import is held meanwhile: however many
 * workers are at it, and wherever one is killed, a row becomes wishes once. False at the end.
 */
export const takeRows = command("imports.takeRows", {
  input: importIdInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle(tools, { importId }, one) {
    if (one.state !== "taking_in") return false;
    const { tx, tell, tellAll } = tools;
    const rows = await tx
      .selectFrom("importRows")
      .selectAll()
      .where("importId", "=", importId)
      .where("standing", "=", "right")
      .$if(one.onlyNew, (some) => some.where("change", "=", "new"))
      .orderBy("sheet")
      .orderBy("row")
      .limit(rowsAtATime)
      .execute();
    if (rows.length === 0) {
      await changeImport(tx, importId, { state: importLife.next("rest", one.state), rowsDone: 0 });
      await tell("import_taken_in", { importId });
      return false;
    }
    const { key } = await openImport(tx, one);
    const plan = planOf(tools, one, await stagingOf(tx, one, key));
    const settled = await plan(rows);
    await settleRows(tx, settled.rows);
    const mending = new Set(rows.filter(({ mends }) => mends).map(({ id }) => id));
    const mended = settled.rows.filter(
      ({ id, standing }) => standing === "imported" && mending.has(id),
    );
    if (mended.length > 0) await mendRows(tx, idsOf(mended));
    await countDone(tx, importId, rows.length);
    await tellAll(
      "child_recorded",
      settled.recorded.map((childId) => ({ childId })),
    );
    await tellAll(
      "wish_added",
      settled.added.map((wishId) => ({ wishId, batchId: one.batchId })),
    );
    await tellAll(
      "wish_revised",
      settled.revised.map((wishId) => ({ wishId })),
    );
    return true;
  },
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Taking in stops where whoever began it may not go on; somebody else can. */
export const stopTaking = command("imports.stopTaking", {
  input: importIdInput.extend({ code: z.custom<RefusalCode>((code) => typeof code === "string") }),
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }) => actor.kind === "system",

  async handle({ tx, tell }, { importId, code }, one) {
    if (one.state !== "taking_in") return;
    const state = importLife.next("rest", one.state);
    await changeImport(tx, importId, { state, failure: code, rowsDone: 0 });
    await tell("import_failed", { importId });
  },
});
