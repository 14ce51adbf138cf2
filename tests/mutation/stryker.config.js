import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

/**
 * All of the money's code takes hours: MUTATE=0.1 takes a tenth of it, in windows of a few lines drawn
 * from all files by MUTATE_SEED, so that runs of different days see different code, any run can be made
 * again, and what a run finds speaks for the whole.
 */
const window = 20;
const windows = globSync("app/domain/{ledger,funds}/**/*.ts")
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.endsWith("/refusals.ts"))
  .flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / window) }, (_, at) => {
      const first = at * window + 1;
      return `${file}:${first}-${first + window - 1}`;
    });
  });
const lot = (name) =>
  createHash("sha256").update(`${process.env.MUTATE_SEED} ${name}`).digest("hex");
const drawn = windows
  .toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))
  .slice(0, Math.ceil(windows.length * Number(process.env.MUTATE ?? 1)));

/** Changes the money's code in small ways, one at a time, and sees whether a test fails; `npm run prove`. */
export default {
  mutate: drawn,
  testRunner: "vitest",
  vitest: { configFile: "tests/mutation/vitest.config.ts", pool: "forks", related: false },
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  // What runs only while a file is loaded, or a test prepares itself, belongs to no test: each change
  // there waits for all of them, a minute and a half.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 60_000,
  // All of the money's tests, once, before the first change.
  dryRunTimeoutMinutes: 20,
  tempDirName: "build/mutation",
  ignorePatterns: ["build", ".data", ".cache", "docs", "public"],
  warnings: { slow: false },
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "build/mutation.json" },
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 95, low: 85, break: 85 },
  allowEmpty: true,
};
