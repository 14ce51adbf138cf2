import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { compareRows } from "./compare-rows.server";
import { tellChildInput } from "./input";
import { mayKeepImports } from "./may";
import { batchOf, openImport, refuseBusy, stagingOf } from "./opened.server";
import { othersOf } from "./other-children.server";
import { lockImport } from "./rows.server";

/**
 * Staff say whether a row is about a child that stands beside it or about another of the same name
 * and age. Rows of both are compared again: what is said of one may tell of the next.
 */
export const tellChild = command("imports.tellChild", {
  input: tellChildInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayKeepImports(actor, one.organizerId),

  async handle(tools, { importId, rowId, child }, one) {
    refuseBusy(one);
    const { tx } = tools;
    const row = await tx
      .selectFrom("importRows")
      .selectAll()
      .where("id", "=", rowId)
      .where("importId", "=", importId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal("not_found");
    if (!row.sealed) throw new Refusal("child_erased");
    if (row.standing !== "right" && row.standing !== "refused") {
      throw new Refusal("step_not_possible");
    }
    if (child !== "another" && !othersOf(row).includes(child)) {
      throw new Refusal("choice_unknown", "child");
    }
    await tx
      .updateTable("importRows")
      .set({ childTold: child === "another" ? rowId : child })
      .where("id", "=", rowId)
      .execute();
    const { key } = await openImport(tx, one);
    await compareRows(tools, one, await stagingOf(tx, one, key), row.childHashes);
    const { slug } = await batchOf(tx, one.batchId);
    return { id: importId, organizerId: one.organizerId, slug };
  },
});
