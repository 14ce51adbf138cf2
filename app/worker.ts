import { stopWith } from "./http/serve.server";
import { startJobs } from "./jobs/runner.server";
import { closePools } from "./platform/db.server";
import { log } from "./platform/log.server";

if (process.argv.includes("--help")) {
  process.stdout.write("npm run worker — runs the jobs apart from the web (JOBS=separate)\n");
} else {
  const jobs = await startJobs();
  stopWith(async () => {
    await jobs.stop();
    await closePools();
  });
  log.info("working");
}
