import { readFile as readBytes, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import {
  importReport,
  importSummary,
  refusedReport,
  type ImportReport,
} from "~/documents/import-report";
import { actorOfPerson } from "~/domain/accounts/sessions.server";
import { system, type Person } from "~/domain/actor";
import { importPage } from "~/domain/imports/queries.server";
import { readFile } from "~/domain/imports/read-file.server";
import { readingContextOf } from "~/domain/imports/read-rows.server";
import type { ReadingContext, ReadRow, SheetLayout } from "~/domain/imports/reading/shapes";
import { rehearseImport } from "~/domain/imports/rehearse-import.server";
import { largestUpload } from "~/domain/imports/shapes";
import { startImport } from "~/domain/imports/start-import.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { letGoUpload, storeUpload } from "~/domain/imports/upload.server";
import { ask, run } from "~/domain/run.server";
import { refusals } from "~/i18n/refusals";
import { readImport } from "~/jobs/read-import";
import { takeInRows } from "~/jobs/take-in-rows";
import { closePools } from "~/platform/db.server";
import { exponentOf } from "~/platform/money";
import { Refusal } from "~/platform/refusal";
import { readWords, WrongWords } from "./words";

const help = `npm run import -- FILE --batch SLUG — takes an organizer's table (.xlsx or .csv) into a batch, as drafts
  --dry-run   tells what it would come to, and keeps nothing
  --json      prints one object on the standard output (npm run --silent, or npm prints a line of its own first)
Acts as the person who made the batch. What is refused is told with its reason and stays on the
import's page for seven days; what is said twice is taken once. No child is named in what it prints.`;

/** What a person can act upon; everything else that is thrown may quote a cell and is not told. */
class CannotImport extends Error {}

type Wanted = { file: string; slug: string; dryRun: boolean; json: boolean };

function wanted(): Wanted | null {
  const { values, positionals } = readWords({
    allowPositionals: true,
    options: {
      batch: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file || others.length > 0 || !values.batch)
    throw new CannotImport("Say which table and which batch: npm run import -- FILE --batch SLUG");
  return { file, slug: values.batch, dryRun: values["dry-run"], json: values.json };
}

const tell = (line: string) => process.stderr.write(`${line}\n`);
const print = (report: ImportReport) => process.stdout.write(`${JSON.stringify(report)}\n`);

/** The table's bytes; a path is meant from where the person stands, not from the project. */
async function bytesOf(file: string): Promise<Buffer<ArrayBuffer>> {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new CannotImport(`There is no file ${file}.`);
  if (found.size > largestUpload) throw new Refusal("sheet_too_large");
  const bytes = await readBytes(path).catch(() => {
    throw new CannotImport(`The file ${file} can't be opened.`);
  });
  return Buffer.from(bytes);
}

async function batchOf(slug: string) {
  try {
    return await ask(readingContextOf, { actor: system("import"), input: { slug } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new CannotImport(
      error.code === "not_found"
        ? `There is no batch ${slug}.`
        : `The batch ${slug} takes in nothing any more.`,
    );
  }
}

const stride = 10_000;

/** Reads the table just as an upload is read. */
async function read(bytes: Buffer, name: string, context: ReadingContext) {
  const layouts = new Map<number, SheetLayout>();
  const rows: ReadRow[] = [];
  for await (const message of readFile(bytes, { name, context })) {
    if (message.kind === "refused") throw new Refusal(message.code, undefined, message.about);
    if (message.kind === "sheet") layouts.set(message.layout.index, message.layout);
    if (message.kind === "end") {
      const inOrder = [...layouts.values()].sort((a, b) => a.index - b.index);
      return { layouts: inOrder, rows, rowsRead: message.rowsRead };
    }
    if (message.kind !== "rows") continue;
    const before = Math.floor(rows.length / stride);
    for (const row of message.rows) rows.push(row);
    if (Math.floor(rows.length / stride) > before) tell(`Read ${rows.length} rows …`);
  }
  throw new Refusal("sheet_unreadable");
}

/** Waits until a step is over, whoever works at it: this process or a running server's worker. */
async function rested(actor: Person, importId: string) {
  for (let told = 0; ;) {
    const page = await ask(importPage, { actor, input: { importId } });
    if (page.state !== "reading" && page.state !== "taking_in") return page;
    if (page.rowsDone >= told + stride) {
      told = page.rowsDone;
      tell(`${told} of ${page.rowsToDo || page.rowsRead} rows …`);
    }
    await after(200);
  }
}

/** Brings the file as an upload, and takes in what is right. */
async function takeInto(slug: string, actor: Person, file: File) {
  const upload = await storeUpload(file);
  const { id: importId } = await run(startImport, { actor, input: { slug, upload } }).catch(
    async (error: unknown) => {
      await letGoUpload(upload);
      throw error;
    },
  );
  const page = `/organizer/batches/${slug}/imports/${importId}`;
  await readImport({ importId });
  const staged = await rested(actor, importId);
  if (staged.state === "unsure")
    throw new CannotImport(
      `Nothing was taken in: say on the page ${page} which columns hold what.`,
    );
  if (staged.state !== "ready") throw new Refusal(staged.failure?.code ?? "sheet_unreadable");
  if (staged.counts.right > 0) {
    tell(`Taking in ${staged.counts.right} rows …`);
    await run(takeIn, { actor, input: { importId } });
    await takeInRows({ importId });
  }
  const { counts } = await rested(actor, importId);
  return { imported: counts.imported, refused: counts.refused, page };
}

async function main() {
  const given = wanted();
  if (!given) return process.stdout.write(`${help}\n`);
  const { file, slug, dryRun, json } = given;
  const bytes = await bytesOf(file);
  const { context, madeBy } = await batchOf(slug);
  const actor = await actorOfPerson(madeBy);
  if (!actor) throw new CannotImport("Whoever made this batch can't sign in any more.");

  const name = basename(file);
  const table = await read(bytes, name, context).catch((error: unknown) => {
    if (json && error instanceof Refusal) print(refusedReport(name, error.code));
    throw error;
  });
  tell("Comparing with the batch …");
  const rehearsal = await run(rehearseImport, {
    actor,
    input: { slug, rows: table.rows },
    dryRun: true,
  });
  const report = importReport({
    ...table,
    file: name,
    rehearsed: rehearsal.rows,
    minorUnits: 10 ** exponentOf(context.currency),
  });
  const taken = dryRun ? null : await takeInto(slug, actor, new File([bytes], name));

  if (json) print(report);
  else {
    const outcome = taken
      ? `${taken.imported} rows are drafts of the batch now${taken.refused > 0 ? `; mend the rest at ${taken.page}` : ""}.`
      : "A dry run: nothing was kept.";
    process.stdout.write(`${importSummary(report)}\n${outcome}\n`);
  }
  if (taken?.imported === 0) throw new CannotImport(`No row was imported; see ${taken.page}`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof CannotImport || error instanceof WrongWords) return error.message;
  if (error instanceof Refusal) return refusals[error.code].en;
  return `Something broke (${error instanceof Error ? error.name : "unknown"}); nothing is published, and the import may be tried again.`;
}

main()
  .catch((error: unknown) => {
    tell(sentenceOf(error));
    process.exitCode = error instanceof WrongWords ? 2 : 1;
  })
  .finally(closePools);
