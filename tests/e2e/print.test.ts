import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCanaryWorld, child, markers, told } from "../factories/canary";
import { asOwner } from "../setup/database";
import { codeIn, pdfPages, pdfPicture, pdfText } from "../setup/pdf";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let world: Awaited<ReturnType<typeof aCanaryWorld>>;
let slug: string, sent: string, received: string;

beforeAll(async () => {
  world = await aCanaryWorld();
  server = await serverHere();
  slug = world.batch.slug;
  sent = world.fills["/claims/:claimId"]![1]!;
  received = world.queries["/organizer/deliveries/sheet"]!.split("=")[1]!;
});
afterAll(() => server.kill());

const as = (role: string) => aVisitor(server.url, world.roles[role]);
const batch = (file: string) => `/organizer/batches/${slug}/${file}`;
const whose = (text: string) =>
  Object.values({ ...child, unsigned: told.unsignedName }).filter((one) => text.includes(one));
const looks = () =>
  asOwner(server.database.owner, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      "select count(*) from audit_entries where action = 'privacy.lookedAtChild'",
    );
    return Number(rows[0]!.count);
  });

test("the desk prints a poster and labels that say nothing of a child, and their codes lead where they should", async () => {
  const before = await looks();
  const poster = await as("witness").get(batch("poster.pdf"));
  expect(poster.headers).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="poster-${slug}.pdf"`,
    "cache-control": "private, no-store",
  });
  expect(codeIn(await pdfPicture(poster.bytes, 0, 2))).toBe(`${server.url}/b/${slug}`);
  const english = await as("witness").get(`/en${batch("poster.pdf")}`);
  expect(codeIn(await pdfPicture(english.bytes, 0, 2))).toBe(`${server.url}/en/b/${slug}`);

  const scanned = await aVisitor(server.url).get(`/b/${slug}`);
  expect(scanned.headers.location).toBe(`/batches/${slug}`);

  const labels = await as("courier").get(batch("labels.pdf?single"));
  const pages = await pdfPages(labels.bytes);
  expect(pages.map(({ text }) => /(\d+)\s*号/.exec(text)?.[1])).toEqual([
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
  ]);
  expect(codeIn(await pdfPicture(labels.bytes, 1))).toBe(`${server.url}/organizer/hub/${received}`);
  const picked = await as("courier").get(batch("labels.pdf?single&pick=2&on=4"));
  expect(await pdfPages(picked.bytes)).toHaveLength(2);
  for (const { bytes } of [poster, english, labels, picked])
    expect(whose(await pdfText(bytes))).toEqual([]);
  expect(await looks()).toBe(before);
});

test("a donor prints the label and the packing list of his own parcel, and nobody else does", async () => {
  const label = await as("donor").get(`/claims/${sent}/label.pdf`);
  const list = await as("donor").get(`/claims/${sent}/packing-list.pdf`);
  const code = codeIn(await pdfPicture(label.bytes));
  expect(code).toMatch(/\/organizer\/hub\/[A-Z0-9-]+$/);
  expect(codeIn(await pdfPicture(list.bytes))).toBe(code);
  for (const { bytes } of [label, list]) {
    const text = await pdfText(bytes);
    expect(text).toContain(told.hubAddress);
    expect(whose(text)).toEqual([]);
  }
  expect(await pdfPages((await as("donor").get(`/claims/${sent}/label.pdf?sheet`)).bytes)).toEqual([
    expect.objectContaining({ width: 595, height: 842 }),
  ]);
  for (const role of ["otherDonor", "guest", "linkHolder", "stranger", "visitor"])
    for (const file of ["label.pdf", "packing-list.pdf"])
      expect((await as(role).get(`/claims/${sent}/${file}`)).status).toBe(404);
});

test("each name on paper leaves a row in the audit, as on the page", async () => {
  const before = await looks();
  const byClaim = await as("courier").get(`/organizer/deliveries/sheet.pdf?claimIds=${received}`);
  expect(await looks()).toBe(before + 1);
  const byNumber = await as("courier").get(
    `/organizer/deliveries/sheet.pdf?batch=${slug}&pick=1-2`,
  );
  expect(await looks()).toBe(before + 2);
  for (const { bytes, headers } of [byClaim, byNumber]) {
    expect(headers["cache-control"]).toBe("private, no-store");
    const text = await pdfText(bytes);
    for (const name of [child.legalName, child.school, child.village, "机密"])
      expect(text).toContain(name);
    expect(text).not.toContain(child.guardianName);
  }
  const sheets = await as("coordinator").get(batch("consent-sheets.pdf"));
  const text = await pdfText(sheets.bytes);
  expect(text).toContain(told.unsignedName);
  expect(text).toContain(told.unsignedGuardian);
  expect(await looks()).toBe(before + 3);
});

test("who is not of the desk gets none of its papers, and leaves no look", async () => {
  const before = await looks();
  const files = ["poster.pdf", "labels.pdf", "consent-sheets.pdf", "list.png", "print"].map(batch);
  files.push(`/organizer/deliveries/sheet.pdf?claimIds=${received}`);
  for (const role of ["stranger", "donor", "applicant"])
    for (const file of files) expect((await as(role).get(file)).status).toBe(404);
  for (const file of files) expect((await as("visitor").get(file)).status).toBe(302);
  expect((await as("witness").get(batch("consent-sheets.pdf"))).status).toBe(403);
  expect(await looks()).toBe(before);
});

test("the numbered list goes into a chat, an article and a picture", async () => {
  const page = await as("witness").get(batch("list?every"));
  expect(page.text).toContain("群里用的");
  expect(page.text).toContain("我认领 5 号");
  expect(whose(page.text)).toEqual([]);
  const picture = await as("witness").get(batch("list.png?every"));
  expect(picture.headers["content-type"]).toBe("image/png");
  expect((await sharp(picture.bytes).metadata()).width).toBe(1080);
  expect((await as("witness").get(batch("list.png?every&page=2"))).status).toBe(404);
});

test("the page of what can be printed leads to every file that there is", async () => {
  const page = await as("coordinator").get(batch("print"));
  for (const file of ["poster.pdf", "labels.pdf", "labels.pdf?single", "consent-sheets.pdf"])
    expect(page.text).toContain(`href="${batch(file)}"`);
  expect(page.text).toContain(`/organizer/deliveries/sheet.pdf?batch=${slug}&amp;pick=2`);
  expect((await as("witness").get(batch("print"))).text).not.toContain("sheet.pdf");
  expect(Object.values(markers).filter((one) => page.text.includes(one))).toEqual([]);
});
