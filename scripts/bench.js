import fs from "node:fs";
import os from "node:os";
import { benchmarks } from "./benchmarks.js";
import { deskWalk } from "./desk-walk.js";
import { firstView } from "./first-view.js";
import { buildIfChanged } from "./ground/build.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, at, orSay } from "./ground/project.js";
import { tool } from "./ground/run.js";

answerHelp(`
npm run bench -- import — how fast and with how much memory an organizer's table is read, measured
in turns with what the database alone could do on the same machine. Writes into docs/benchmarks.md.
npm run bench -- pages — how often a second the list of wishes is answered, from memory and drawn
anew, in turns with bare servers on the same machine. Writes into docs/benchmarks.md.
npm run bench -- desk — a browser walks a batch of sixty from its table to the last confirmation and
counts clicks and seconds. Writes docs/desk-walk.md.
npm run bench -- search — how long a search takes among a million wishes, and a page deep in the list.
Takes half an hour, most of it to write the wishes. Writes into docs/benchmarks.md.
npm run bench -- ledger — entries a second into one fund beside many, and a report's sums over 1.2 million
postings. Writes into docs/benchmarks.md.
npm run bench -- lighthouse — Lighthouse opens the public pages as a slow phone would. Writes
docs/first-view.md.`);

const known = {
  import: { paper: "docs/benchmarks.md", write: benchmarks.tables },
  pages: { paper: "docs/benchmarks.md", write: benchmarks.pages },
  ledger: { paper: "docs/benchmarks.md", write: benchmarks.ledger },
  search: { paper: "docs/benchmarks.md", write: benchmarks.search },
  desk: { paper: "docs/desk-walk.md", write: deskWalk },
  lighthouse: { paper: "docs/first-view.md", write: firstView },
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
  const given = {
    told: told.map((line) => JSON.parse(line)),
    day: new Date().toISOString().slice(0, 10),
    machine: `${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, load ${load.toFixed(1)} at the start`,
  };
  const before = fs.existsSync(at(one.paper)) ? fs.readFileSync(at(one.paper), "utf8") : "";
  fs.writeFileSync(at(one.paper), one.write(given, before));
  await tool("prettier", ["--write", "--log-level", "warn", one.paper]);
  console.log(`${one.paper} is written.`);
});
