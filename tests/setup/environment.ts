import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

/** The settings of a test, complete but for the database; nothing of the machine's own gets in. */
export function testEnvironment() {
  return {
    NODE_ENV: "test",
    PORT: "3000",
    HOST: "localhost",
    PUBLIC_URL: "http://localhost:3000",
    PRACTICE: "no",
    PHOTOS: `file:${mkdtempSync(join(inject("scratch"), "photos-"))}`,
    MASTER_KEY: Buffer.alloc(32, "master key of the tests").toString("base64"),
    SESSION_SECRET: "the session secret of the tests, long enough",
    RESEND_API_KEY: "",
    JOBS: "inline",
    LOG_LEVEL: "silent",
    METRICS_TOKEN: "the metrics token of the tests",
    PROGRAMS: inject("programs"),
  };
}
