import fs from "node:fs";
import path from "node:path";
import { alive, birthOf, until } from "../postgres/processes.js";
import { home } from "./project.js";

const file = path.join(home, "running.json");

/**
 * Only one `npm start` at a time works on .data/. One that was killed is cleared away, along with
 * the server that may have outlived it for a moment.
 * @returns {Promise<{ note(server: number): void, end(): void }>}
 */
export async function takeTurn() {
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const us = { pid: process.pid, birth: birthOf(process.pid) };
  while (!claim(us)) {
    const earlier = read();
    if (!(await until(() => !lives(earlier), 3_000)))
      throw new Error(
        `Wishbridge is running already (process ${earlier.pid}). Stop it first, or use a second clone.`,
      );
    await endLeftover(earlier.server);
    fs.rmSync(file, { force: true });
  }
  return {
    note: (server) => {
      const server_ = { pid: server, birth: birthOf(server) };
      fs.writeFileSync(file, JSON.stringify({ ...us, server: server_ }));
    },
    end: () => fs.rmSync(file, { force: true }),
  };
}

function claim(us) {
  try {
    fs.writeFileSync(file, JSON.stringify(us), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read() {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function lives(one) {
  return Boolean(one?.pid) && birthOf(one.pid) === one.birth;
}

async function endLeftover(server) {
  if (!lives(server)) return;
  process.kill(server.pid, "SIGTERM");
  if (await until(() => !alive(server.pid), 12_000)) return;
  process.kill(server.pid, "SIGKILL");
  await until(() => !alive(server.pid), 2_000);
}
