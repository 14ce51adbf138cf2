import { chmodSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { minified } from "../../scripts/ground/minified.js";

// The mutants live in a folder that only its owner may enter; PostgreSQL's own user must pass through.
chmodSync(process.cwd(), 0o755);

/** The tests that hold the money's code, in one process, one file after the other. */
export default defineConfig({
  plugins: [minified()],
  resolve: { alias: { "~": fileURLToPath(new URL("../../app", import.meta.url)) } },
  test: {
    globalSetup: "tests/setup/cluster.ts",
    setupFiles: ["tests/setup/file.ts"],
    include: [
      "tests/domain/{ledger,funds,allocations,purchases,receipts,statements,stripe}*.test.ts",
      "tests/domain/{adjustments,claim-money,donor-letters,giving,invoices,payouts,platform-money,refunds}*.test.ts",
    ],
    // Random histories find much, but slowly: here each change waits for its test.
    exclude: ["tests/domain/{ledger-model,stripe-shuffles}.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
