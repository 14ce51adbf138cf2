import fs from "node:fs";
import os from "node:os";
import { benchmarks } from "./benchmarks.js";
import { deskWalk } from "./desk-walk.js";
import { buildIfChanged } from "./ground/build.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, at, orSay } from "./ground/project.js";
import { tool } from "./ground/run.js";
import { withOldParts, withPart } from "./ground/sections.js";
import { searchBenchmarks } from "./search-benchmarks.js";

answerHelp(`
npm run bench -- import — how fast and with how much memory an organizer's table is read, measured
in turns with what the database alone could do on the same machine. Writes docs/benchmarks.md.
npm run bench -- desk — a browser walks a batch of sixty from its table to the last confirmation and
counts clicks and seconds. Writes docs/desk-walk.md.
npm run bench -- search — how long a search takes among a million wishes, and a page deep in the list.
Takes half an hour, most of it to write the wishes. Writes its part of docs/benchmarks.md.`);

const speeds = "docs/benchmarks.md";
const before = (paper) => fs.readFileSync(at(paper), "utf8");
const known = {
  import: { paper: speeds, write: (given) => withOldParts(benchmarks(given), before(speeds)) },
  search: {
    paper: speeds,
    write: (given) => withPart(before(speeds), "The wall of wishes", searchBenchmarks(given)),
  },
  desk: { paper: "docs/desk-walk.md", write: deskWalk },
};
const figures = at("build/benchmarks.jsonl");

await orSay(async () => {
  const [name] = process.argv.slice(2);
  const one = known[name];
  if (!one) throw new Error(`Say what: npm run bench -- ${Object.keys(known).join(" | ")}`);
  await installMissing();
  await buildIfChanged();
  fs.mkdirSync(at("build"), { recursive: true });
  fs.rmSync(figures, { force: true });
  const load = os.loadavg()[0];
  const { code } = await tool("vitest", ["run", "--project", "bench", `bench/${name}`], {
    env: { BENCH: "yes", PROOFS: figures },
  });
  process.exitCode = code;
  if (!fs.existsSync(figures)) return;
  const told = fs.readFileSync(figures, "utf8").trim().split("\n");
  const text = one.write({
    told: told.map((line) => JSON.parse(line)),
    day: new Date().toISOString().slice(0, 10),
    machine: `${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, load ${load.toFixed(1)} at the start`,
  });
  fs.writeFileSync(at(one.paper), text);
  await tool("prettier", ["--write", "--log-level", "warn", one.paper]);
  console.log(`${one.paper} is written.`);
});
