import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlainBrowser } from "../setup/chromium";
import { walkTheDesk } from "../setup/desk-walk";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serverHere(), openPlainBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.kill();
});

test("four people bring a batch of sixty from its table to the last confirmation", async () => {
  const steps = await walkTheDesk(browser, server);
  for (const { name, clicks, seconds } of steps) tell(`desk ${name}`, { clicks, seconds });
  expect(steps).toHaveLength(5);
}, 300_000);
