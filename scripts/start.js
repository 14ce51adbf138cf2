import net from "node:net";
import { once } from "node:events";
import { alive, until } from "./postgres/processes.js";
import { buildIfChanged } from "./ground/build.js";
import { keys, openDatabase, readSettings } from "./ground/database.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, orSay } from "./ground/project.js";
import { built, startProgram } from "./ground/run.js";
import { takeTurn } from "./ground/turn.js";

answerHelp(`
npm start — installs what is missing, builds what changed, starts a PostgreSQL under .data/ (or uses
DATABASE_URL), migrates, loads the demo into an empty database, and serves. Ctrl-C stops it all.
Settings: .env.example.`);

/** What must be undone at the end, last made first. */
const undo = [];
let stopping;
let ended = 0;

function stop(code) {
  ended = Math.max(ended, code);
  stopping ??= (async () => {
    for (const step of undo.reverse()) await step();
    process.exit(ended);
  })();
  return stopping;
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => stop(0));
// npm does not pass a kill -9 on: without it nobody could reach us any more.
if (process.env.npm_lifecycle_event === "start") {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(0), 500).unref();
}

await orSay(async () => {
  await installMissing();
  await buildIfChanged();
  readSettings();
  await serve();
});

async function serve() {
  const turn = await takeTurn();
  undo.push(turn.end);
  try {
    const port = Number(process.env.PORT || 3000);
    const host = process.env.HOST || "localhost";
    await refuseTakenPort(host, port);
    const database = await openDatabase();
    undo.push(watch(database));
    const env = { NODE_ENV: "production", ...keys(), ...database.env };

    await finish("migrate", [], env);
    const signIns = await finish("seed", ["demo", "--if-empty"], env);
    if (stopping) return;

    const server = startProgram(built("index"), [], { env });
    const gone = once(server, "exit");
    undo.push(() => endProgram(server, gone));
    turn.note(server.pid);
    gone.then(() => stopping || (console.error("The server ended by itself."), stop(1)));
    await untilReady(host, port, server);
    if (stopping) return;
    const address = process.env.PUBLIC_URL || `http://localhost:${port}`;
    console.log(
      `\nWishbridge serves on ${address}\n${signIns && `\n${signIns}`}\nCtrl-C stops it.`,
    );
  } catch (error) {
    if (stopping) return;
    if (error.message) console.error(error.message);
    await stop(1);
  }
}

/** Keeps our own database alive: if its server is killed, it is started again at the same address. */
function watch(database) {
  if (!database.own) return () => {};
  let current = database;
  let reopening;
  const reopen = async () => {
    console.error("PostgreSQL ended; starting it again.");
    current = await openDatabase();
    reopening = undefined;
  };
  const timer = setInterval(() => {
    if (!stopping && !reopening && !alive(current.pid)) reopening = reopen().catch(() => stop(1));
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await reopening;
    await current.stop();
  };
}

/** Runs one of the built programs to its end and answers what it printed. */
async function finish(name, args, env) {
  const program = startProgram(built(name), args, { env, output: "pipe" });
  let printed = "";
  program.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
  const end = once(program, "close");
  const drop = () => endProgram(program, end);
  undo.push(drop);
  const [code] = await end;
  undo.splice(undo.indexOf(drop), 1);
  if (code !== 0) throw new Error(printed.trim());
  return printed.trim();
}

async function endProgram(program, gone) {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill("SIGTERM");
  const late = setTimeout(() => program.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(late);
}

async function refuseTakenPort(host, port) {
  // A port that is none is named by the program that reads all settings.
  if (!(port > 0 && port < 65536)) return;
  const problem = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (problem?.code === "EADDRINUSE")
    throw new Error(
      `Port ${port} is taken by another program; choose one with PORT=3001 npm start.`,
    );
}

async function untilReady(host, port, server) {
  const reach = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? host;
  const ready = async () => {
    if (stopping || server.exitCode !== null || server.signalCode !== null) return true;
    const answer = await fetch(`http://${reach}:${port}/readyz`).catch(() => undefined);
    return answer?.ok ?? false;
  };
  if (!(await until(ready, 60_000)))
    throw new Error("The server did not become ready in a minute.");
}
