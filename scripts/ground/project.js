import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** A path inside the project. */
export const at = (...parts) => path.join(project, ...parts);

/** The Node that the program is made for; it comes with the install. */
export const node = at("node_modules/.bin/node");

/** Everything this machine makes for itself: database, photos, keys. */
export const home = at(".data");

/** Prints the help and ends when it is asked for. */
export function answerHelp(text) {
  if (!process.argv.slice(2).some((word) => word === "--help" || word === "-h")) return;
  console.log(text.trim());
  process.exit(0);
}

/**
 * Runs `work`; a failure ends the process with a sentence instead of a stack, and a signal that
 * nobody else answers ends it together with what it started.
 */
export async function orSay(work) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(name, () => process.listenerCount(name) === 0 && process.exit(130));
  try {
    await work();
  } catch (error) {
    console.error(
      error.code === "EACCES" ? `${error.path} belongs to another user.` : error.message,
    );
    process.exit(1);
  }
}
