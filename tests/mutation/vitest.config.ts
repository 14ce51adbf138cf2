import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that hold the money's code, in one process, one file after the other. */
export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("../../app", import.meta.url)) } },
  test: {
    globalSetup: "tests/setup/cluster.ts",
    setupFiles: ["tests/setup/file.ts"],
    include: ["tests/domain/{ledger,funds}*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
