import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { freemem, tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateJobs } from "~/platform/jobs.server";
import { migrate } from "~/platform/migrate.server";
import { openCluster, removeCluster } from "../../scripts/postgres/embedded.js";
import { birthOf } from "../../scripts/postgres/processes.js";
import type { DatabaseUrls } from "./database";
import { bundlePrograms } from "./programs";

declare module "vitest" {
  interface ProvidedContext {
    template: DatabaseUrls;
    /** A folder that is removed when the run ends. */
    scratch: string;
    /** Where the programs lie that are started beside the server. */
    programs: string;
  }
}

const prefix = "wishbridge-tests-";
const memory = "/dev/shm";
const roomAsked = 4 * 1024 ** 3;

/** Where a run's databases and photos lie: in memory where there is plenty, since nothing of them is kept. */
function place(): string {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) > roomAsked ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** One PostgreSQL for the whole run, with a migrated database that every test file gets a copy of. */
export default async function setup(project: TestProject) {
  await removeOrphans();
  const home = mkdtempSync(join(place(), prefix));
  chmodSync(home, 0o711);
  writeFileSync(join(home, "run"), `${process.pid} ${birthOf(process.pid)}`);
  const programs = bundlePrograms(home);
  const cluster = await openCluster({
    home,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "300",
      // Thousands of connections each prove a password that nobody has to guess.
      scram_iterations: "1",
    },
  });
  const endWithUs = () => cluster.stopNow();
  process.once("exit", endWithUs);

  const urls = cluster.urls;
  await migrate({
    ownerUrl: urls.owner,
    grantTo: { application: ["wishbridge_app"], reading: ["wishbridge_reader"] },
    directory: "db/migrations",
  });
  await migrateJobs(urls.owner);
  project.provide("scratch", home);
  project.provide("programs", await programs);
  project.provide("template", {
    owner: urls.owner,
    application: urls.application,
    reader: urls.reader,
  });

  return async () => {
    await cluster.stop();
    process.off("exit", endWithUs);
    await removeCluster(home);
  };
}

/** Ends the servers of runs that were killed before they could end their own. */
async function removeOrphans() {
  const ours = [tmpdir(), memory]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => basename(path).startsWith(prefix))
    .filter((home) => statSync(home).uid === process.getuid?.() && existsSync(join(home, "run")));
  for (const home of ours) {
    const [pid, birth] = readFileSync(join(home, "run"), "utf8").split(" ");
    if (birthOf(Number(pid)) !== birth) await removeCluster(home);
  }
}
