import { createHash, timingSafeEqual } from "node:crypto";
import { Router } from "express";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { metrics } from "~/platform/metrics.server";
import { checks } from "./checks.server";

let stopping = false;

/** From now on `/readyz` says no, so that whoever sends visitors here stops doing so. */
export const announceStop = () => {
  stopping = true;
};

const digest = (text: string) => createHash("sha256").update(text).digest();

/** What the machines around us ask: does it live, may visitors come, how is it doing. */
export function operations() {
  const router = Router();

  router.get("/healthz", (_, response) => {
    response.type("text").send("ok\n");
  });

  router.get("/readyz", async (_, response) => {
    const outcomes = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await passes(name, check)]),
    );
    const ready = !stopping && outcomes.every(([, passed]) => passed);
    response.status(ready ? 200 : 503).json({ ready, ...Object.fromEntries(outcomes) });
  });

  router.get("/metrics", async (request, response, next) => {
    const { metricsToken } = env();
    const given = /^Bearer (.+)$/.exec(request.get("authorization") ?? "")?.[1];
    const known = metricsToken && given && timingSafeEqual(digest(given), digest(metricsToken));
    if (!known) return next();
    response.type(metrics.contentType).send(await metrics.metrics());
  });

  return router;
}

async function passes(name: string, check: () => Promise<unknown>) {
  const late = new Promise((_, fail) => {
    setTimeout(() => fail(new Error(`${name} did not answer in time`)), 2000).unref();
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch (error) {
    log.warn({ check: name, err: error }, "not ready");
    return false;
  }
}
