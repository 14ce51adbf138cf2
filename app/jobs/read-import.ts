import { system, type Person } from "~/domain/actor";
import { readFile, reread } from "~/domain/imports/read-file.server";
import {
  beginReading,
  failReading,
  finishReading,
  rowsAgain,
  stageRows,
} from "~/domain/imports/read-rows.server";
import type { ReadRow, SheetLayout } from "~/domain/imports/reading/shapes";
import { uploadedBytes } from "~/domain/imports/upload.server";
import { ask, run } from "~/domain/run.server";
import type { JobPayloads } from "~/platform/jobs.server";
import { whoImports } from "./who-imports";

const rowsAtATime = 2_000;

/** Reads an uploaded table, or its staged rows under another mapping, to its end. Safe to run twice. */
export async function readImport({ importId }: JobPayloads["read-import"]): Promise<void> {
  const actor = await whoImports(importId, "reading", () =>
    run(failReading, {
      actor: system("read-import"),
      input: { importId, attempt: 0, code: "not_allowed" },
    }),
  );
  if (!actor) return;
  const begun = await run(beginReading, { actor, input: { importId } });
  if (!begun) return;

  const at = { importId, attempt: begun.attempt };
  const layouts = new Map(begun.layouts.map((layout) => [layout.index, layout]));
  const outrun = new AbortController();
  let read: ReadRow[] = [];
  let staging: Promise<void> = Promise.resolve();
  /** Rows are staged while the next are read; a failure is told at the next call. */
  const stage = async () => {
    await staging;
    const rows = read;
    read = [];
    staging = run(stageRows, { actor, input: { ...at, rows } }).then((taken) => {
      if (!taken) outrun.abort();
    });
    staging.catch(() => undefined);
  };
  for await (const message of messagesOf(begun, { importId, actor, signal: outrun.signal })) {
    switch (message.kind) {
      case "sheet":
        layouts.set(message.layout.index, message.layout);
        break;
      case "rows":
        read.push(...message.rows);
        if (read.length >= rowsAtATime) await stage();
        break;
      case "refused": {
        const { code, about } = message;
        await staging;
        return run(failReading, { actor, input: { ...at, code, about } });
      }
      case "end":
        await stage();
        await staging;
        return run(finishReading, { actor, input: { ...at, layouts: inOrder(layouts) } });
    }
    if (outrun.signal.aborted) return;
  }
}

const inOrder = (layouts: Map<number, SheetLayout>) =>
  [...layouts.values()].sort((a, b) => a.index - b.index);

type Begun = NonNullable<Awaited<ReturnType<typeof beginReading.handle>>>;
type At = { importId: string; actor: Person; signal: AbortSignal };

async function* messagesOf({ upload, name, context, layouts }: Begun, at: At) {
  if (!upload) return yield* reread(layouts, rowsOf(at), context, at.signal);
  const bytes = await uploadedBytes(upload);
  if (bytes) return yield* readFile(bytes, { name, context, signal: at.signal });
  yield { kind: "refused", code: "sheet_unreadable", about: undefined } as const;
}

/** Staged rows in their order, page by page. */
async function* rowsOf({ importId, actor }: At) {
  let after = { sheet: 0, row: 0 };
  for (;;) {
    const rows = await ask(rowsAgain, { actor, input: { importId, after } });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = { sheet: last.sheet, row: last.row };
  }
}
