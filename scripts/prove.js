import fs from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { buildIfChanged } from "./ground/build.js";
import { installMissing } from "./ground/install.js";
import { answerHelp, at, orSay } from "./ground/project.js";
import { tool } from "./ground/run.js";
import { proofs } from "./proofs.js";

answerHelp(`
npm run prove — the long form of what npm test runs in short: 100 rushes, 200 kills, 1,000 orders of
what a payment provider tells, thousands of orders of a claim's steps, every page as everybody, and
small changes to the money's code that a test has to find. Writes docs/proofs.md when all of it held.
npm run prove -- --share 0.1 — a tenth of it; docs/proofs.md says how often.
npm run prove -- WORDS — only the files whose path holds one of the words; writes nothing.`);

/** What takes longest first, so that no processor is left with a long one alone at the end. */
const long = [
  "e2e/power-cut",
  "e2e/rush",
  "domain/stripe-shuffles",
  "domain/reading-fuzz",
  "domain/ledger-model",
  "e2e/canary",
  "domain/claims-life",
  "e2e/road",
  "e2e/documents",
  "platform/backend-killed",
];
const figures = at("build/proofs.jsonl");
const results = at("build/proved.json");
const mutants = at("build/mutation.json");

await orSay(async () => {
  await installMissing();
  await buildIfChanged();
  const { values, positionals: words } = parseArgs({
    options: { share: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  fs.rmSync(figures, { force: true });
  fs.rmSync(results, { force: true });
  fs.rmSync(mutants, { force: true });
  const { code } = await tool(
    "vitest",
    [
      "run",
      ...(words.length ? words : long),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${results}`,
    ],
    {
      env: {
        PROVE: "long",
        PROVE_ORDER: long.join(),
        PROVE_SHARE: values.share,
        PROOFS: figures,
      },
    },
  );
  process.exitCode = code;
  if (words.length > 0) return;
  const failed = () => console.log("Something failed: docs/proofs.md stays as it was.");
  if (code !== 0) return failed();
  const day = new Date().toISOString().slice(0, 10);
  const mutated = await tool("stryker", ["run", "tests/mutation/stryker.config.js"], {
    env: {
      MUTATE: String(0.02 * Number(values.share)),
      MUTATE_SEED: process.env.MUTATE_SEED ?? day,
    },
  });
  process.exitCode ||= mutated.code;
  if (!fs.existsSync(mutants)) return failed();
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(results, "utf8"));
  const told = fs.existsSync(figures) ? fs.readFileSync(figures, "utf8").trim().split("\n") : [];
  const text = proofs({
    told: [...told.filter(Boolean).map((line) => JSON.parse(line)), ...mutation()],
    passed: numPassedTests,
    failed: numFailedTests,
    day,
    machine: `${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${fs.readFileSync(at("node_modules/node/package.json"), "utf8").match(/"version": "(.*?)"/)[1]}`,
  });
  fs.mkdirSync(at("docs"), { recursive: true });
  fs.writeFileSync(at("docs/proofs.md"), text);
  console.log("docs/proofs.md is written.");
});

/** How many small changes to each module's code a test found, and how many none did. */
function mutation() {
  if (!fs.existsSync(mutants)) return [];
  const modules = new Map();
  for (const [file, { mutants: tried }] of Object.entries(
    JSON.parse(fs.readFileSync(mutants, "utf8")).files,
  )) {
    const [, module] = /domain\/([a-z]+)\//.exec(file) ?? [];
    const counts = modules.get(module) ?? { found: 0, missed: 0 };
    for (const { status } of tried) {
      if (["Killed", "Timeout"].includes(status)) counts.found += 1;
      if (["Survived", "NoCoverage"].includes(status)) counts.missed += 1;
    }
    modules.set(module, counts);
  }
  return [...modules].map(([module, counts]) => ({ name: "mutants", module, ...counts }));
}
