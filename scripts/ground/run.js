import { spawn } from "node:child_process";
import { at, node, project } from "./project.js";

/**
 * Runs a program to its end.
 * @param {{ env?: Record<string, string>, quiet?: boolean, tee?: boolean }} options
 *   quiet: keep what it prints to itself; the answer holds it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: project,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    const end = () => child.kill();
    process.once("exit", end);
    child.once("close", () => process.off("exit", end));
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: signal ? 1 : code, output }));
  });
}

/** Runs a tool of node_modules under the project's own Node. */
export function tool(name, args, options) {
  return run(node, [at("node_modules/.bin", name), ...args], options);
}

/** The file of a built program. */
export const built = (name) => at(`build/server/${name}.js`);

/**
 * Starts a program under the project's own Node. It ends when we do, whatever ends us, and it sits
 * in a process group of its own, so that Ctrl-C reaches it through us and in order.
 */
export function startProgram(file, args, { env, output = "inherit" }) {
  return spawn(node, ["--import", at("scripts/ground/tether.js"), file, ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", output, "inherit", "ipc"],
  });
}
