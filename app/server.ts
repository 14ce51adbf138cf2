import * as build from "virtual:remix/server-build";
import { startJobs } from "./jobs/runner.server";
import { createApp } from "./http/app.server";
import { serve } from "./http/serve.server";
import { closePools } from "./platform/db.server";
import { env } from "./platform/env.server";
import { startPractice } from "./platform/practice/practice.server";

if (env().practice) await startPractice();
const jobs = env().jobs === "inline" ? await startJobs() : undefined;
await serve(createApp({ build }), [async () => jobs?.stop(), closePools]);
