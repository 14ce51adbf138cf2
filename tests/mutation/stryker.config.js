/** Changes the money's code in small ways, one at a time, and sees whether a test fails; `npm run prove`. */
export default {
  mutate: ["app/domain/{ledger,funds}/**/*.ts", "!app/domain/**/refusals.ts"],
  testRunner: "vitest",
  vitest: { configFile: "tests/mutation/vitest.config.ts", pool: "forks", related: false },
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 60_000,
  tempDirName: "build/mutation",
  ignorePatterns: ["build", ".data", ".cache", "docs", "public"],
  warnings: { slow: false },
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "build/mutation.json" },
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 95, low: 85, break: 85 },
  allowEmpty: true,
};
