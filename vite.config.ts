import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";
import { minified } from "./scripts/ground/minified.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What runs under Node, each as build/server/NAME.js. */
const programs = {
  index: "app/server.ts",
  worker: "app/worker.ts",
  migrate: "scripts/migrate.ts",
  seed: "scripts/seed.ts",
  backup: "scripts/backup.ts",
  restore: "scripts/restore.ts",
  "rotate-key": "scripts/rotate-key.ts",
  import: "scripts/import.ts",
  books: "scripts/books.ts",
  "read-sheet": "app/domain/imports/reading/process.ts",
  draw: "app/documents/draw.ts",
};

/** Builds every program in one module graph, so that one process has one pool and one clock. */
const programsPlugin = (): Plugin => ({
  name: "wishbridge:programs",
  config: (_, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            rollupOptions: {
              input: Object.fromEntries(
                Object.entries(programs)
                  .map(([name, path]) => [name, at(path)] as const)
                  .filter(([, path]) => existsSync(path)),
              ),
              output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
            },
          },
        }
      : {},
});

export default defineConfig({
  plugins: [minified(), tailwindcss(), remix(remixOptions), programsPlugin()],
  resolve: { alias: { "~": at("app") } },
  build: { target: "es2022", sourcemap: false },
});
