import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDemo } from "../../db/seeds/demo";
import { asOwner } from "../setup/database";
import { openLighthouse } from "../setup/lighthouse";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";

let server: Server;
let phone: Awaited<ReturnType<typeof openLighthouse>>;
let wish: string;
beforeAll(async () => {
  await loadDemo(new Date());
  [server, phone] = await Promise.all([serverHere(), openLighthouse()]);
  wish = await asOwner(server.database.owner, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      "select w.public_id as id from wishes w join batches b on b.id = w.batch_id where b.slug = 'qianyuan-3' and w.state = 'open' limit 1",
    );
    return rows[0]!.id;
  });
});
afterAll(async () => {
  await phone.close();
  await server.kill();
});

const kilobyte = 1024;

// How fast it is depends on who else uses the machine; `npm run bench -- lighthouse` measures that.
test.each([
  ["the front page", () => "/"],
  ["the list in English", () => "/en/wishes"],
  ["a wish", () => `/wishes/${wish}`],
  ["a batch in English", () => "/en/batches/qianyuan-3"],
])(
  "%s has Lighthouse's 100 for who can read it and how it is made, and is small",
  async (name, address) => {
    const { scores, faults, requests, shift } = await phone.read(server.url + address(), {
      onlyCategories: ["accessibility", "best-practices", "seo"],
      onlyAudits: ["network-requests", "cumulative-layout-shift"],
      disableFullPageScreenshot: true,
    });
    expect(faults).toEqual([]);
    expect(scores).toEqual({ accessibility: 100, "best-practices": 100, seo: 100 });

    const bytesOf = (wanted: (type: string | undefined) => boolean) =>
      requests
        .filter(({ resourceType }) => wanted(resourceType))
        .reduce((sum, { transferSize }) => sum + transferSize, 0);
    const bytes = bytesOf(() => true);
    tell(`first view of ${name}`, { bytes, requests: requests.length });
    expect(requests.filter(({ url }) => !url.startsWith(`${server.url}/`))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(4);
    expect(bytes).toBeLessThanOrEqual(40 * kilobyte);
    expect(bytesOf((type) => type === "Script")).toBeLessThanOrEqual(4 * kilobyte);
    expect(shift).toBe(0);
  },
);
