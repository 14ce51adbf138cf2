import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { freePort } from "../../scripts/postgres/embedded.js";
import { until } from "../../scripts/postgres/processes.js";
import { type DatabaseUrls, environmentOf, freshDatabase } from "./database";
import { testEnvironment } from "./environment";

export type Server = {
  /** Where it listens, without a slash at the end. */
  url: string;
  database: DatabaseUrls;
  /** Everything it printed so far. */
  printed(): string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to finish what runs and end; answers its exit code. */
  stop(): Promise<number | null>;
  /** Starts it again, on the same database and port. */
  again(): Promise<Server>;
};

type Options = {
  env?: Record<string, string>;
  database?: DatabaseUrls;
  port?: number;
};

const preloaded = ["./scripts/ground/tether.js", "./tests/setup/keep-compiled.js"];

/** Starts the built server in a process of its own and waits until it is ready. */
export async function startServer({ env = {}, database, port }: Options = {}): Promise<Server> {
  if (!existsSync("build/server/index.js")) throw new Error("Build first: npm run build.");
  const urls = database ?? (await freshDatabase());
  const listens = port ?? (await freePort());
  const url = `http://localhost:${listens}`;
  const settings = {
    ...testEnvironment(),
    ...environmentOf(urls),
    NODE_ENV: "production" as const,
    PORT: String(listens),
    PUBLIC_URL: url,
    LOG_LEVEL: "info",
    NODE_COMPILE_CACHE: join(inject("scratch"), "compiled"),
    ...env,
  };
  const child = spawn(
    process.execPath,
    [...preloaded.flatMap((file) => ["--import", file]), "build/server/index.js"],
    { env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));

  const ready = await until(async () => hasEnded(child) || (await answers(url)), 30_000);
  if (!ready || hasEnded(child)) {
    await end(child, "SIGKILL");
    throw new Error(`The server did not start:\n${output}`);
  }
  return {
    url,
    database: urls,
    printed: () => output,
    kill: async () => void (await end(child, "SIGKILL")),
    stop: () => end(child, "SIGTERM"),
    again: () =>
      startServer({ env: { ...env, PHOTOS: settings.PHOTOS }, database: urls, port: listens }),
  };
}

/**
 * Starts the built server on this file's own database, with this file's keys and photos, so that
 * commands run here and pages asked for there speak of the same things.
 */
export function serverHere(env: Record<string, string> = {}): Promise<Server> {
  const { DATABASE_OWNER_URL, DATABASE_URL, DATABASE_READ_URL, PHOTOS } = process.env;
  return startServer({
    env: { PHOTOS: PHOTOS!, ...env },
    database: {
      owner: DATABASE_OWNER_URL!,
      application: DATABASE_URL!,
      reader: DATABASE_READ_URL!,
    },
  });
}

/** A server for one test, killed when the test is over. */
export async function serverForTest(options?: Options): Promise<Server> {
  const server = await startServer(options);
  onTestFinished(() => server.kill());
  return server;
}

async function answers(url: string) {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.ok ?? false;
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (hasEnded(child)) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}

function hasEnded(child: ChildProcess) {
  return child.exitCode !== null || child.signalCode !== null;
}
