import { randomUUID } from "node:crypto";
import { z } from "zod";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { makeDataKey } from "../privacy/seal.server";
import { compareRows } from "./compare-rows.server";
import { keptDays, ofBatchInput } from "./input";
import { mayKeepImports } from "./may";
import { stagingOf } from "./opened.server";
import type { ReadRow } from "./reading/shapes";
import { insertImport, lockImport, stageRows } from "./rows.server";
import type { Double, RowChange, WireProblem } from "./shapes";
import { staged } from "./staged-row.server";
import { problemsOf } from "./wire-rows.server";

const day = 86_400_000;
const rowsAtATime = 1_000;

export type RehearsedRow = {
  sheet: number;
  row: number;
  standing: string;
  change: RowChange | null;
  problems: WireProblem[];
  doubles: Double | null;
};

export type Rehearsal = { rows: RehearsedRow[]; counts: Record<RowChange, number> };

/**
 * Stages and compares rows that were read, as the job does, and tells what became of each; run dry,
 * it leaves nothing behind.
 */
export const rehearseImport = command("imports.rehearseImport", {
  input: ofBatchInput.extend({ rows: z.custom<ReadRow[]>(Array.isArray) }),
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => mayKeepImports(actor, batch.organizerId),

  async handle(tools, { rows }, { id: batchId, organizerId }): Promise<Rehearsal> {
    const { tx, now, actor } = tools;
    const key = await makeDataKey(tx, organizerId, now);
    const id = randomUUID();
    await insertImport(tx, {
      ...{ id, organizerId, batchId },
      keyId: key.id,
      uploadedBy: personIdOf(actor),
      askedBy: personIdOf(actor),
      uploadedAt: now,
      goneAt: new Date(now.getTime() + keptDays * day),
    });
    const one = (await lockImport(tx, id))!;
    const staging = await stagingOf(tx, one, key.bytes);
    for (let from = 0; from < rows.length; from += rowsAtATime) {
      const some = rows.slice(from, from + rowsAtATime);
      await stageRows(
        tx,
        one,
        some.map((row) => staged(row, staging)),
      );
    }
    await compareRows(tools, one, staging);
    const told = await tx
      .selectFrom("importRows")
      .select(["sheet", "row", "standing", "change", "errors", "warnings", "doubles"])
      .where("importId", "=", id)
      .orderBy("sheet")
      .orderBy("row")
      .execute();
    const count = (change: RowChange) => told.filter((row) => row.change === change).length;
    return {
      counts: { new: count("new"), same: count("same"), changed: count("changed") },
      rows: told.map(({ errors, warnings, doubles, ...row }) => ({
        ...row,
        problems: problemsOf({ errors, warnings }),
        doubles: doubles as Double | null,
      })),
    };
  },
});
