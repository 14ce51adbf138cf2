import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../setup/chromium";
import { walkTheDesk, type Step } from "../setup/desk-walk";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

test("sixty wishes go from their table to the last confirmation, and nothing is done sixty times", async () => {
  const steps: Step[] = await walkTheDesk(browser, server);
  expect(steps.map(({ name }) => name)).toEqual([
    "approve",
    "publish",
    "check in",
    "hand over",
    "confirm",
  ]);
  for (const { name, clicks } of steps) expect(clicks, name).toBeLessThanOrEqual(4);
  for (const { name, clicks, seconds } of steps) tell(`desk ${name}`, { clicks, seconds });
});
