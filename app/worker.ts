import { stopWith } from "./http/serve.server";
import { startJobs } from "./jobs/runner.server";
import { closePools } from "./platform/db.server";
import { log } from "./platform/log.server";

if (process.argv.includes("--help")) {
  console.log(
    "npm run worker — runs the jobs apart from the web process (set JOBS=separate there)",
  );
} else {
  const jobs = await startJobs();
  stopWith(async () => {
    await jobs.stop();
    await closePools();
  });
  log.info("working");
}
