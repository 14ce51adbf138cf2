import { tool } from "./ground/run.js";

/**
 * What is checked without running the program, each a tool with its arguments. The native compiler
 * would check on four threads and do half the work more than once.
 */
export const checks = {
  types: ["../@typescript/native/bin/tsc", ["--singleThreaded"]],
  lint: ["eslint", [".", "--max-warnings", "0"]],
  format: ["prettier", ["--check", "--log-level", "warn", "."]],
};

/** Runs every check at once; answers `{ name, passed, output }` for each. */
export function runChecks() {
  return Promise.all(
    Object.entries(checks).map(async ([name, [program, args]]) => {
      const { code, output } = await tool(program, args, { quiet: true });
      return { name, passed: code === 0, output: output.trim() };
    }),
  );
}

/** Prints what a check found, if it found something. */
export function report({ name, passed, output }) {
  console.log(passed ? `✓ ${name}` : `✗ ${name}\n${output}\n`);
}
