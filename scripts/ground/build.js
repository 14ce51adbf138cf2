import { createHash } from "node:crypto";
import fs from "node:fs";
import { at } from "./project.js";
import { run } from "./run.js";

const sources = [
  ...["app", "db", "public", "scripts", "package.json", "package-lock.json", "tsconfig.json"],
  ...["vite.config.ts", "remix.config.js"],
];
const stamp = at("build/sources");

/** Builds the programs when a source differs from those of the last build. */
export async function buildIfChanged() {
  const now = fingerprint();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === now) return;

  console.error("Building …");
  fs.rmSync(stamp, { force: true });
  const { code, output } = await run("npm", ["run", "build"], { quiet: true });
  if (code !== 0) throw new Error(`${output}\nThe build failed; its own words stand above.`);
  fs.writeFileSync(stamp, now);
}

function fingerprint() {
  const hash = createHash("sha256").update(process.platform).update(process.arch);
  for (const file of sources.flatMap(filesOf)) hash.update(file).update(fs.readFileSync(at(file)));
  return hash.digest("hex");
}

function filesOf(name) {
  if (!fs.existsSync(at(name))) return [];
  if (!fs.statSync(at(name)).isDirectory()) return [name];
  return fs
    .readdirSync(at(name))
    .sort()
    .flatMap((entry) => filesOf(`${name}/${entry}`));
}
