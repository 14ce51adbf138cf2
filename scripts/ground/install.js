import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { at, node } from "./project.js";
import { run } from "./run.js";

/** Installs what package-lock.json asks for and node_modules lacks. */
export async function installMissing() {
  const [major] = process.versions.node.split(".");
  if (Number(major) < 20)
    throw new Error(`Node ${process.versions.node} is too old: Wishbridge needs Node 20 or newer.`);
  if (!missing()) return;

  console.error("Installing what is missing …");
  const { code } = await run(
    "npm",
    [
      "ci",
      "--include=dev",
      "--ignore-scripts=false",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
    { env: writableCache() },
  );
  if (code !== 0) throw new Error("The install failed; npm's own words stand above.");
  if (missing()) throw new Error(`The install left something out: ${missing()}.`);
}

/** What npm noted of its last complete install, held against what the lockfile asks for. */
function missing() {
  const wanted = lockfile("package-lock.json");
  const present = lockfile("node_modules/.package-lock.json");
  const differs = Object.entries(wanted).find(
    ([name, { version, optional }]) =>
      name !== "" && present[name]?.version !== version && !(optional && !present[name]),
  );
  if (differs) return differs[0];
  return fs.existsSync(node) ? undefined : "node_modules/node";
}

function lockfile(name) {
  return fs.existsSync(at(name)) ? JSON.parse(fs.readFileSync(at(name), "utf8")).packages : {};
}

/** A user without a home of their own keeps npm's cache in the project. */
function writableCache() {
  const cache = process.env.npm_config_cache ?? path.join(os.homedir(), ".npm");
  try {
    fs.mkdirSync(cache, { recursive: true });
    fs.accessSync(cache, fs.constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: at(".cache/npm") };
  }
}
