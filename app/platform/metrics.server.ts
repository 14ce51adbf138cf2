import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What `/metrics` shows, in Prometheus' text format. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

/** Seconds from a request's arrival to the last byte of its answer. */
export const requestSeconds = new Histogram({
  name: "http_request_duration_seconds",
  help: "Seconds from a request's arrival to the end of its answer",
  labelNames: ["method", "route", "status"] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
});

/** Tries of jobs that ended, by name and outcome (`done`, `failed`). */
export const jobsEnded = new Counter({
  name: "jobs_ended_total",
  help: "Jobs that ended, by name and outcome",
  labelNames: ["job", "outcome"] as const,
  registers: [metrics],
});

/**
 * Requests of visitors without a cookie for public pages: `hit` from memory, `miss` drawn, `shared`
 * with another's drawing; besides these `stale`, each time that nothing vouched for memory.
 */
export const pageCacheAnswers = new Counter({
  name: "page_cache_answers_total",
  help: "Public pages asked for without a cookie, by where they came from",
  labelNames: ["outcome"] as const,
  registers: [metrics],
});

/** How often everything in the page cache was forgotten because something happened. */
export const pageCachePurges = new Counter({
  name: "page_cache_purges_total",
  help: "Times that the page cache forgot everything because something happened",
  registers: [metrics],
});

type Pool = { totalCount: number; idleCount: number; waitingCount: number };
const pools = new Map<string, Pool>();

/** Shows a database pool's connections in the metrics under the given name. */
export function watchPool(name: string, pool: Pool) {
  pools.set(name, pool);
}

export const poolConnections = new Gauge({
  name: "database_pool_connections",
  help: "Database connections by pool and state",
  labelNames: ["pool", "state"] as const,
  registers: [metrics],
  collect() {
    for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
      this.set({ pool, state: "busy" }, totalCount - idleCount);
      this.set({ pool, state: "idle" }, idleCount);
      this.set({ pool, state: "waiting" }, waitingCount);
    }
  },
});
