import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

/**
 * Bundles the programs that tests start apart from the built server, so that they run today's
 * sources: the one that reads an organizer's file, and the one that draws.
 */
export async function bundlePrograms(home: string): Promise<string> {
  const folder = join(home, "programs");
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "~": resolve("app") } },
    esbuild: { jsx: "automatic", jsxDev: false },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      rollupOptions: {
        input: {
          "read-sheet": "app/domain/imports/reading/process.ts",
          draw: "app/documents/draw.ts",
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return folder;
}
