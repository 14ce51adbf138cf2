import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { minified } from "./scripts/ground/minified.js";

const alias = { "~": fileURLToPath(new URL("app", import.meta.url)) };
const withDatabase = ["tests/setup/file.ts"];

const proving = process.env.PROVE === "long";

/** The long form begins with the files that take longest, as `npm run prove` names them. */
class LongestFirst extends BaseSequencer {
  private readonly order = (process.env.PROVE_ORDER ?? "").split(",");
  override sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) =>
      this.order.findIndex((one) => moduleId.includes(one));
    return Promise.resolve(files.toSorted((one, other) => place(one) - place(other)));
  }
}

/** The rooms of tests/. Those that start browsers and servers come last. */
const projects = [
  { name: "laws", include: ["tests/laws/**/*.test.{ts,tsx}"], setupFiles: withDatabase },
  {
    name: "domain",
    include: ["tests/{domain,platform}/**/*.test.{ts,tsx}"],
    setupFiles: withDatabase,
  },
  { name: "ui", include: ["tests/ui/**/*.test.{ts,tsx}"] },
  { name: "routes", include: ["tests/routes/**/*.test.{ts,tsx}"], setupFiles: withDatabase },
  {
    name: "e2e",
    include: ["tests/e2e/**/*.test.{ts,tsx}"],
    setupFiles: withDatabase,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: proving ? 0 : 1 },
  },
];

/** Measurements; `npm run bench` alone asks for them. */
const benches = [
  { name: "bench", include: ["tests/bench/**/*.bench.ts"], setupFiles: withDatabase },
];

export default defineConfig({
  plugins: [minified()],
  resolve: { alias },
  test: {
    globalSetup: "tests/setup/cluster.ts",
    maxWorkers: 2,
    pool: "forks",
    ...(proving && { sequence: { sequencer: LongestFirst } }),
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: (process.env.BENCH ? benches : projects).map((test) => ({ extends: true, test })),
  },
});
