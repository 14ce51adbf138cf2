import { readFile } from "node:fs/promises";
import { transformWithEsbuild } from "vite";

/**
 * Lets a module take a script of ours as text, made small: `import text from "./one.js?minified"`.
 * @returns {import("vite").Plugin}
 */
export const minified = () => ({
  name: "wishbridge:minified",
  enforce: "pre",
  async load(id) {
    const [file, query] = id.split("?");
    if (query !== "minified") return undefined;
    this.addWatchFile(file);
    const written = await readFile(file, "utf8");
    const { code } = await transformWithEsbuild(written, file, {
      minify: true,
      // In-app browsers still are as old.
      target: "chrome70",
      sourcemap: false,
    });
    return `export default ${JSON.stringify(code.trim())};`;
  },
});
