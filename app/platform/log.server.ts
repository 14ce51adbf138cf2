import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { env } from "./env.server";

const requests = new AsyncLocalStorage<string>();

/** Names under which personal data or keys could stand in a logged object. */
const secret = [
  "email",
  "toEmail",
  "phone",
  "name",
  "code",
  "token",
  "password",
  "cookie",
  "authorization",
  "body",
  "input",
  "parameters",
];

/*
 * The file descriptor is named, since asking Node for `process.stdout` makes a pipe refuse what
 * does not fit: the process would then sleep 100 ms at a time, and for ever once its reader is gone.
 */
const standardOutput = pino.destination({ dest: 1, sync: true });

/**
 * The log: one JSON object a line, with the request's id where there is one. It carries ids and
 * figures; what a person typed, a query's values and addresses stay out of it.
 */
export const log = pino(
  {
    level: env().logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...secret, ...secret.map((name) => `*.${name}`)], censor: "[left out]" },
    mixin: () => {
      const request = requests.getStore();
      return request ? { request } : {};
    },
    serializers: { err: bare },
  },
  standardOutput,
);

const gatherMilliseconds = 50;
const gathered: string[] = [];
let gathering: NodeJS.Timeout | undefined;

function writeGathered() {
  clearTimeout(gathering);
  gathering = undefined;
  if (gathered.length > 0) standardOutput.write(gathered.splice(0).join(""));
}
process.on("exit", writeGathered);

const lineLog = pino(
  { level: env().logLevel, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
  {
    write(line: string) {
      gathered.push(line);
      if (gathered.length >= 500) writeGathered();
      else gathering ??= setTimeout(writeGathered, gatherMilliseconds).unref();
    },
  },
);

type Answered = {
  request: string;
  method: string;
  route: string;
  status: number;
  milliseconds: number;
};

/**
 * The one line of each request. Lines of 50 ms are written together: a write and a search for
 * secrets for each took more than answering a page from memory, and nothing in this line is one.
 */
export const logAnswered = (answered: Answered) => lineLog.info(answered, "answered");

/** Runs `work` so that every line it logs, however deep, carries the request's id. */
export const logged = <T>(requestId: string, work: () => T): T => requests.run(requestId, work);

/**
 * An error as the log may hold it. A database error's message and detail quote values, so only
 * its code and the names in it are kept; of another, the message, with its quoted values struck.
 */
export function bare(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, routine } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof routine === "string";
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: fromDatabase ? undefined : struck(error.message),
    condition: code,
    constraint,
    table,
    stack: frames?.slice(0, 12).join("\n"),
    cause: error.cause instanceof Error ? bare(error.cause) : undefined,
  };
}

const struck = (message: string) =>
  message
    .replace(/(["'`“]).*?["'`”]/gs, "$1…$1")
    .replace(/\d{5,}/g, "…")
    .replace(/\S+@\S+/g, "…")
    .slice(0, 300);
