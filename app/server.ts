import * as build from "virtual:remix/server-build";
import { startJobs } from "./jobs/runner.server";
import { createApp } from "./http/app.server";
import { refusePracticeWithPeople } from "./http/practice.server";
import { serve } from "./http/serve.server";
import { applicationPool, closePools } from "./platform/db.server";
import { env } from "./platform/env.server";
import { watchPool } from "./platform/metrics.server";
import { startPractice } from "./platform/practice/practice.server";

await refusePracticeWithPeople();
startPractice();
watchPool("application", applicationPool());
const jobs = env().jobs === "inline" ? await startJobs() : undefined;
await serve(createApp({ build }), [async () => jobs?.stop(), closePools]);
