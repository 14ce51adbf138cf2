import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { openCluster } from "../postgres/embedded.js";
import { at, home } from "./project.js";

/**
 * The database this machine works on: the one that DATABASE_URL names, or our own under .data/.
 * @returns {Promise<{ env: Record<string, string>, joined: boolean, own: boolean, alive(): boolean, stop(): Promise<void> }>}
 */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { env: {}, own: false, joined: true, stop: async () => {} };
  const cluster = await openCluster({ home });
  return {
    env: {
      DATABASE_URL: cluster.urls.application,
      DATABASE_OWNER_URL: cluster.urls.owner,
      DATABASE_READ_URL: cluster.urls.reader,
    },
    own: true,
    joined: cluster.joined,
    pid: cluster.pid,
    stop: cluster.stop,
  };
}

/** Reads .env, which never overrides what the environment says. */
export function readSettings() {
  if (fs.existsSync(at(".env"))) process.loadEnvFile(at(".env"));
}

/** Keys that nobody gave are made once; losing them makes what they seal unreadable. */
export function keys() {
  const file = path.join(home, "keys.json");
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  if (!fs.existsSync(file)) {
    const made = { MASTER_KEY: random(), SESSION_SECRET: random() };
    fs.writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  }
  const made = JSON.parse(fs.readFileSync(file, "utf8"));
  const lacking = Object.entries(made).filter(([name]) => !process.env[name]);
  return lacking.length ? { ...Object.fromEntries(lacking), KEYS_MADE_HERE: "yes" } : {};
}

const random = () => randomBytes(32).toString("base64");
