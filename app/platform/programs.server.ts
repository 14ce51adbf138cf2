import { resolve } from "node:path";

/** The file of a bundled program, wherever this installation, or a test, keeps them. */
export const programFile = (name: string) =>
  resolve(process.env.PROGRAMS ?? "build/server", `${name}.js`);
