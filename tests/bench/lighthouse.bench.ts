import { afterAll, beforeAll, expect, test } from "vitest";
import { aDemo } from "../setup/demo";
import { openLighthouse } from "../setup/lighthouse";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let phone: Awaited<ReturnType<typeof openLighthouse>>;
let wish: string;
beforeAll(async () => {
  await aDemo();
  [server, phone] = await Promise.all([serverHere(), openLighthouse()]);
  const list = await (await fetch(`${server.url}/batches/qianyuan-3`)).text();
  wish = /\/wishes\/[a-z0-9]{8}/.exec(list)![0];
}, 240_000);
afterAll(async () => {
  await phone.close();
  await server.kill();
});

const rounds = 5;

/** In turns, so that a busy moment of the machine falls on all pages. */
test("the public pages on a phone with 1.6 Mbps, 150 ms and a quarter of this processor", async () => {
  for (let round = 0; round < rounds; round += 1) {
    for (const page of ["/", "/wishes", wish, "/batches/qianyuan-3"]) {
      const read = await phone.read(server.url + page, {
        onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
        disableFullPageScreenshot: true,
      });
      tell(`lighthouse ${page.replace(wish, "/wishes/:wishId")}`, {
        performance: read.scores.performance!,
        others: Math.min(
          ...["accessibility", "best-practices", "seo"].map((id) => read.scores[id]!),
        ),
        largestPaint: read.largestPaint,
        blocked: read.blocked,
        shift: read.shift,
        requests: read.requests.length,
        bytes: read.requests.reduce((sum, { transferSize }) => sum + transferSize, 0),
      });
      expect(read.scores).toMatchObject({ accessibility: 100, "best-practices": 100, seo: 100 });
    }
  }
}, 1_800_000);
