import { createServer } from "vite";

// The same parts as app/server.ts, read through Vite so that a change is there at the next request.
const vite = await createServer({ server: { middlewareMode: true } });
const load = (path) => vite.ssrLoadModule(path);

const { env } = await load("/app/platform/env.server.ts");
const { startPractice } = await load("/app/platform/practice/practice.server.ts");
const { startJobs } = await load("/app/jobs/runner.server.ts");
const { createApp } = await load("/app/http/app.server.ts");
const { serve } = await load("/app/http/serve.server.ts");
const { closePools } = await load("/app/platform/db.server.ts");

if (env().practice) await startPractice();
const jobs = env().jobs === "inline" ? await startJobs() : undefined;
const build = () => load("virtual:remix/server-build");
await serve(createApp({ build, vite }), [async () => jobs?.stop(), closePools, () => vite.close()]);
console.log(`Wishbridge, as you write it, on ${env().publicUrl}`);
