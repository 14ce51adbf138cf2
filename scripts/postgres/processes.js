import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Whether a process with this id lives; a zombie that nobody waits for counts as gone. */
export function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return statusOf(pid)?.[0] !== "Z";
}

/** A mark that tells this process from a later one with the same id, or undefined when it is gone. */
export function birthOf(pid) {
  if (!alive(pid)) return undefined;
  if (process.platform === "linux") return statusOf(pid)?.[19];
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

/** The folder a process works in, if we may know. */
export function directoryOf(pid) {
  if (process.platform === "linux") {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`);
    } catch {
      return undefined;
    }
  }
  const found = spawnSync("lsof", ["-a", "-p", String(pid), "-d", "cwd", "-Fn"], {
    encoding: "utf8",
  });
  return found.stdout?.match(/^n(.*)$/m)?.[1];
}

/** Waits until `condition` holds, at most `milliseconds`; answers whether it did. */
export async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The fields of /proc/PID/stat from the state on; the name before them may hold any character. */
function statusOf(pid) {
  try {
    const line = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
