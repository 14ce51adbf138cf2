import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { programFile } from "~/platform/programs.server";
import { Refusal, type RefusalCode, type RefusalFacts } from "~/platform/refusal";
import type { ReadingJob, StagedRow } from "./reading/process";
import type {
  OpenedSheet,
  OpeningMessage,
  ReadingContext,
  ReadingMessage,
  SheetLayout,
} from "./reading/shapes";

const largest = 30_000_000;
/** How the reading program is started: with little memory, and no right but to read its own code. */
export const readerFlags = ["--max-old-space-size=256", "--permission", "--allow-fs-read=*"];
const mostMemory = 400 * 1024 * 1024;
const longestWait = 30_000;

type Given = {
  context: ReadingContext;
  signal?: AbortSignal;
  /** How many milliseconds it may keep us waiting, in all. */
  patience?: number;
};

/**
 * Reads an organizer's file in a process of its own, which knows no secret, writes nothing and is
 * ended after 30 seconds or above 400 MB. What it can't read is told as the message "refused".
 */
export async function* readFile(
  bytes: Uint8Array,
  { name, context, ...given }: Given & { name: string },
): AsyncGenerator<ReadingMessage> {
  if (bytes.length > largest) yield { kind: "refused", code: "sheet_too_large" };
  else yield* readApart<ReadingMessage>({ kind: "file", name, context }, [bytes], given);
}

/**
 * The cells of a file as it has them, opened in the same process apart, for a table that holds no
 * children. Throws a Refusal at the field `file`.
 */
export async function openApart(
  bytes: Uint8Array,
  { name, most, patience }: { name: string; most: number; patience?: number },
): Promise<OpenedSheet[]> {
  const sheets: OpenedSheet[] = [];
  const job: ReadingJob = { kind: "cells", name, most };
  for await (const message of readApart<OpeningMessage>(job, [bytes], { patience })) {
    if (message.kind === "refused") throw new Refusal(message.code, "file", message.about);
    if (message.kind !== "cells") continue;
    const { sheet, name: called, hidden, rows } = message;
    const known = (sheets[sheet] ??= { name: called, hidden, rows: [] });
    known.rows.push(...rows);
  }
  return sheets.filter((sheet) => sheet !== undefined);
}

type Rows = AsyncIterable<StagedRow> | Iterable<StagedRow>;

/** Understands rows anew that were read before, under what the organizer says of the columns. */
export async function* reread(
  layouts: SheetLayout[],
  rows: Rows,
  context: ReadingContext,
  signal?: AbortSignal,
): AsyncGenerator<ReadingMessage> {
  yield* readApart<ReadingMessage>({ kind: "rows", layouts, context }, linesOf(rows), { signal });
}

async function* linesOf(rows: Rows) {
  for await (const { sheet, ...row } of rows) yield `${JSON.stringify({ sheet, ...row })}\n`;
}

type Refused = { kind: "refused"; code: RefusalCode; about?: RefusalFacts };

async function* readApart<Message extends { kind: string }>(
  job: ReadingJob,
  input: AsyncIterable<string> | Iterable<Uint8Array>,
  { signal, patience = longestWait }: Pick<Given, "signal" | "patience">,
): AsyncGenerator<Message | Refused> {
  if (signal?.aborted) return;
  const child = start();
  const watch = watched(child, patience);
  const end = () => child.kill("SIGKILL");
  const ended = new Promise<number | string>((resolve) =>
    child
      .once("error", () => resolve("error"))
      .once("close", (code, by) => resolve(by ?? code ?? 1)),
  );
  signal?.addEventListener("abort", end);
  process.once("exit", end);
  let lacking: unknown;
  void feed(child, job, input).catch((error: unknown) => {
    lacking = error;
    end();
  });
  try {
    for await (const message of messagesOf<Message>(child, watch)) {
      yield message;
      if (message.kind === "end" || message.kind === "refused") return;
    }
    const by = await ended;
    if (signal?.aborted) return;
    if (lacking) throw lacking;
    const code = watch.reason() ?? (outOfMemory.includes(by) ? "sheet_took_too_much" : undefined);
    if (!code) throw new Error(`The reading program ended with ${by}. Is it built?`);
    yield { kind: "refused", code };
  } finally {
    end();
    watch.end();
    process.off("exit", end);
    signal?.removeEventListener("abort", end);
  }
}

/** How a process ends whose heap is full, or that the machine itself ended. */
const outOfMemory: readonly (number | string)[] = ["SIGABRT", "SIGKILL", "SIGTRAP", 134, 137];

function start() {
  // Nothing of our environment: it holds the keys.
  const env = { NODE_ENV: "production", TZ: "UTC" } as const;
  const child = spawn(process.execPath, [...readerFlags, programFile("read-sheet")], { env });
  child.stderr.resume();
  return child;
}

async function feed(
  { stdin }: ChildProcessWithoutNullStreams,
  job: ReadingJob,
  input: AsyncIterable<string> | Iterable<Uint8Array>,
) {
  // It may end before it has read everything; why, its messages tell.
  stdin.on("error", () => {});
  stdin.write(`${JSON.stringify(job)}\n`);
  for await (const part of input) {
    if (stdin.destroyed) return;
    if (!stdin.write(part))
      await new Promise<void>((go) => stdin.once("drain", go).once("close", go));
  }
  stdin.end();
}

const beat = 50;

/** Ends the child when it takes too much; Linux tells how much memory it has. */
function watched(child: ChildProcessWithoutNullStreams, patience: number) {
  let reason: RefusalCode | undefined;
  let waiting = false;
  let left = patience;
  const stop = (code: RefusalCode) => {
    reason ??= code;
    child.kill("SIGKILL");
  };
  const timer = setInterval(() => {
    if (waiting) left -= beat;
    if (left <= 0) stop("sheet_took_too_long");
    if (residentBytes(child.pid) > mostMemory) stop("sheet_took_too_much");
  }, beat);
  return {
    reason: () => reason,
    end: () => clearInterval(timer),
    /** Only the time that we wait for it counts, not what is done with its rows meanwhile. */
    waitFor<Result>(work: Promise<Result>): Promise<Result> {
      waiting = true;
      return work.finally(() => {
        waiting = false;
      });
    },
  };
}

function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * 4_096;
  } catch {
    return 0;
  }
}

async function* messagesOf<Message>(
  { stdout }: ChildProcessWithoutNullStreams,
  watch: ReturnType<typeof watched>,
): AsyncGenerator<Message> {
  const chunks = (stdout.setEncoding("utf8") as AsyncIterable<string>)[Symbol.asyncIterator]();
  let rest = "";
  for (;;) {
    const { done, value } = await watch.waitFor(chunks.next());
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as Message;
  }
}
