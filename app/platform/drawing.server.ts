import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { programFile } from "./programs.server";

/** What is to be drawn: a kind the drawing program knows, and plain facts for it. */
export type Drawing = { kind: string; props: unknown };

type Reading = { locale: string; now: string };

/** More ask for drawings than a few can be kept waiting for. */
export class DrawingBusy extends Error {}

/** Little memory, no right but to read its fonts and to load the picture library. */
export const drawerFlags = [
  "--max-old-space-size=320",
  "--permission",
  "--allow-fs-read=*",
  "--allow-addons",
  "--disable-warning=SecurityWarning",
];
const mostMemory = 600 * 1024 * 1024;
const longestWait = 60_000;
const mostAtOnce = 2;
const mostWaiting = 24;

let drawing = 0;
const waiting: (() => void)[] = [];

/**
 * Draws a document or picture in a process of its own, which knows no secret, writes nothing and is
 * ended after 60 seconds, above 600 MB, or when nobody waits for it any more. Two draw at once, 24
 * wait; more are refused with `DrawingBusy`.
 */
export async function draw(
  what: Drawing & Reading,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  await turn();
  try {
    return await drawApart(what, signal);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}

/** Waits for one of the places; whoever leaves hands the place on. */
async function turn() {
  if (drawing < mostAtOnce) {
    drawing += 1;
    return;
  }
  if (waiting.length >= mostWaiting) throw new DrawingBusy("Too many drawings wait already.");
  await new Promise<void>((go) => waiting.push(go));
}

function drawApart(what: Drawing & Reading, signal?: AbortSignal) {
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    if (signal?.aborted) return reject(new DOMException("Nobody waits.", "AbortError"));
    // Nothing of our environment: it holds the keys.
    const env = { NODE_ENV: "production", TZ: "UTC" } as const;
    const child = spawn(process.execPath, [...drawerFlags, programFile("draw")], { env });
    const end = () => child.kill("SIGKILL");
    const started = Date.now();
    let reason = "";
    const watch = setInterval(() => {
      if (Date.now() - started > longestWait) reason = "took too long";
      else if (residentBytes(child.pid) > mostMemory) reason = "took too much memory";
      if (reason) end();
    }, 100);
    const drawn: Buffer[] = [];
    let said = "";
    child.stdout.on("data", (part: Buffer) => drawn.push(part));
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      said = (said + part).slice(0, 2000);
    });
    signal?.addEventListener("abort", end);
    process.once("exit", end);
    const over = () => {
      clearInterval(watch);
      process.off("exit", end);
      signal?.removeEventListener("abort", end);
    };
    child.once("error", (error) => {
      over();
      reject(error);
    });
    child.once("close", (code, by) => {
      over();
      if (code === 0) return resolve(new Uint8Array(Buffer.concat(drawn)));
      if (signal?.aborted) return reject(new DOMException("Nobody waits.", "AbortError"));
      // What it says of itself may hold what it drew, so only where it broke is told.
      const where = /^\s+at .*$/m.exec(said)?.[0].trim() ?? "";
      reject(new Error(`Drawing ${what.kind} ended with ${by ?? code} ${reason || where}`.trim()));
    });
    // It may end before it has read everything; why, its end tells.
    child.stdin.on("error", () => {});
    child.stdin.end(JSON.stringify(what));
  });
}

/** Linux tells how much memory a process has; elsewhere its heap's own limit must do. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * 4_096;
  } catch {
    return 0;
  }
}
