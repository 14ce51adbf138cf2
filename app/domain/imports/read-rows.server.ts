import { z } from "zod";
import { Refusal, type RefusalCode, type RefusalFacts } from "~/platform/refusal";
import type { Moment } from "../door.server";
import { command, query } from "../door.server";
import { compareRows } from "./compare-rows.server";
import { importIdInput } from "./input";
import { importLife } from "./life";
import { mayKeepImports } from "./may";
import { batchOf, contextOf, openImport, stagingOf } from "./opened.server";
import type { RawRow, ReadRow, SheetLayout } from "./reading/shapes";
import {
  changeImport,
  countDone,
  dropRows,
  dropStale,
  importAt,
  letUploadGo,
  lockImport,
  stageRows as insertRows,
  type ImportRow,
} from "./rows.server";
import { openName, openRow, sealTable } from "./sealing.server";
import { staged } from "./staged-row.server";

const attemptInput = importIdInput.extend({ attempt: z.number().int() });
const locked = ({ tx }: Moment, { importId }: { importId: string }) => lockImport(tx, importId);
const mayKeep = ({ actor }: Moment, one: ImportRow) => mayKeepImports(actor, one.organizerId);
const isReading = (one: ImportRow, attempt: number) =>
  one.state === "reading" && one.attempt === attempt;

/**
 * A worker begins to read an import. An earlier worker that is still at it is outrun: what it tells
 * from here on is not taken. Null when there is nothing to read.
 */
export const beginReading = command("imports.beginReading", {
  input: importIdInput,
  subject: locked,
  may: mayKeep,

  async handle({ tx, now }, { importId }, one) {
    if (one.state !== "reading") return null;
    const attempt = one.attempt + 1;
    await changeImport(tx, importId, { attempt, rowsDone: 0, failure: null });
    // The file comes again from its first row; nothing of it can have become a wish.
    if (one.uploadKey) await dropRows(tx, importId);
    const { key, facts } = await openImport(tx, one);
    return {
      attempt,
      context: await contextOf(tx, now, await batchOf(tx, one.batchId), facts),
      layouts: facts.layouts,
      name: one.fileNameSealed ? openName(key, importId, one.fileNameSealed) : "",
      upload: one.uploadKey && { key: one.uploadKey, seal: { id: one.keyId ?? "", bytes: key } },
    };
  },
});

/** Stages rows that were read. False when another worker has begun anew, or the import was dropped. */
export const stageRows = command("imports.stageRows", {
  input: attemptInput.extend({ rows: z.custom<ReadRow[]>(Array.isArray) }),
  subject: locked,
  may: mayKeep,

  async handle({ tx }, { importId, attempt, rows }, one) {
    if (!isReading(one, attempt)) return false;
    const { key } = await openImport(tx, one);
    const staging = await stagingOf(tx, one, key);
    await insertRows(
      tx,
      one,
      rows.map((row) => staged(row, staging)),
    );
    await countDone(tx, importId, rows.length);
    return true;
  },
});

const pageOfRows = 2_000;

/** Staged rows as the file had them, to be understood anew under another mapping. */
export const rowsAgain = query("imports.rowsAgain", {
  input: importIdInput.extend({ after: z.object({ sheet: z.number(), row: z.number() }) }),
  subject: ({ tx }, { importId }) => importAt(tx, importId),
  may: mayKeep,
  async read({ tx }, { importId, after }, one): Promise<({ sheet: number } & RawRow)[]> {
    const { key } = await openImport(tx, one);
    const rows = await tx
      .selectFrom("importRows")
      .select(["sheet", "row", "errors", "sealed"])
      .where("importId", "=", importId)
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple("sheet", "row"), ">", tuple(after.sheet, after.row)),
      )
      .orderBy("sheet")
      .orderBy("row")
      .limit(pageOfRows)
      .execute();
    return rows.map(({ sheet, row, errors, sealed }) => {
      const cells = sealed ? openRow(key, { importId, sheet, row }, sealed).raw : [];
      const broken = errors.includes(":row_encoding_broken");
      return { sheet, row, cells, ...(broken && { broken }) };
    });
  },
});

/** Everything is read: rows are compared with each other and with what is known, the file goes. */
export const finishReading = command("imports.finishReading", {
  input: attemptInput.extend({ layouts: z.custom<SheetLayout[]>(Array.isArray) }),
  subject: locked,
  may: mayKeep,

  async handle(tools, { importId, attempt, layouts }, one) {
    if (!isReading(one, attempt)) return;
    const { tx, now, tell } = tools;
    const { key, facts } = await openImport(tx, one);
    const rowsRead = await dropStale(tx, one);
    await compareRows(tools, one, await stagingOf(tx, one, key));
    await letUploadGo(tx, one);
    const unsure = layouts.some((layout) => layout.unsure);
    await changeImport(tx, importId, {
      state: importLife.next(unsure ? "doubt" : "settle", one.state),
      layoutSealed: sealTable(key, importId, { ...facts, layouts }),
      rowsRead,
      rowsDone: 0,
      readAt: now,
    });
    await tell("import_read", { importId });
  },
});

/** The file can't be read, or not by whoever brought it: nothing of it is kept but why. */
export const failReading = command("imports.failReading", {
  input: attemptInput.extend({
    code: z.custom<RefusalCode>((code) => typeof code === "string"),
    about: z.custom<RefusalFacts>().optional(),
  }),
  subject: locked,
  may: ({ actor }, one) => actor.kind === "system" || mayKeepImports(actor, one.organizerId),

  async handle({ tx, actor, tell }, { importId, attempt, code, about }, one) {
    const current = actor.kind === "system" ? one.state === "reading" : isReading(one, attempt);
    if (!current) return;
    const { key, facts } = await openImport(tx, one);
    // What was read before stays as it was: only the new meanings did not do.
    const first = one.uploadKey !== null;
    const layouts = first ? [] : facts.layouts;
    if (first) await dropRows(tx, importId);
    await letUploadGo(tx, one);
    await changeImport(tx, importId, {
      state: importLife.next(first ? "fail" : "doubt", one.state),
      failure: code,
      layoutSealed: sealTable(key, importId, { ...facts, layouts, about }),
      rowsDone: 0,
    });
    await tell("import_failed", { importId });
  },
});

/** Who asked for what an import does now, for the job that goes on with it. */
export const importAtWork = query("imports.atWork", {
  input: importIdInput,
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { importId }) {
    const one = await importAt(tx, importId);
    if (!one) return null;
    const { state, organizerId, askedBy } = one;
    return { state, organizerId, personId: askedBy };
  },
});

/** Whether an upload is still waited for; what nobody names any more may be removed. */
export const uploadNeeded = query("imports.uploadNeeded", {
  input: z.object({ key: z.string() }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { key }) {
    const named = await tx
      .selectFrom("imports")
      .select("id")
      .where("uploadKey", "=", key)
      .executeTakeFirst();
    return named !== undefined;
  },
});

/** What reading a table for this batch needs to know, for a rehearsal on paper. */
export const readingContextOf = query("imports.readingContext", {
  input: z.object({ slug: z.string() }),
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches")
      .select(["id", "organizerId"])
      .where("slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => actor.kind === "system" || mayKeepImports(actor, batch.organizerId),
  async read({ tx, now }, _input, { id, organizerId }) {
    const batch = await batchOf(tx, id);
    if (!["draft", "scheduled", "open"].includes(batch.state)) {
      throw new Refusal("step_not_possible");
    }
    return { organizerId, madeBy: batch.madeBy, context: await contextOf(tx, now, batch) };
  },
});
