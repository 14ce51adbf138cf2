import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatchToClaim, type BatchToClaim } from "../factories/claims";
import { wordsOf } from "~/i18n/words";
import { asOwner } from "../setup/database";
import { withoutOurs } from "../setup/ours";
import { tell } from "../setup/proof";
import { serverHere, type Server } from "../setup/server";
import { aVisitor } from "../setup/visitor";

let server: Server;
let documents: string[];
let batch: BatchToClaim;
beforeAll(async () => {
  batch = await aBatchToClaim({ wishes: 30 });
  const { slug, wishes } = batch;
  server = await serverHere();
  const pages = ["/", "/wishes", `/wishes/${wishes[0]!.publicId}`, "/batches", `/batches/${slug}`];
  pages.push("/about", "/privacy", "/sign-in", "/nothing-here");
  documents = pages.flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`]);
});
afterAll(() => server.kill());

const get = (path: string) => aVisitor(server.url).get(path);

test("public pages are documents: our own small script within, no style or handler, a policy that allows no more", async () => {
  for (const path of documents) {
    const { text, headers } = await aVisitor(server.url, { lang: "zh" }).get(path);
    expect(text, path).toMatch(/^<!doctype html><html lang="(zh-CN|en)"/);
    expect(withoutOurs(text) !== text, path).toBe(!path.endsWith("/nothing-here"));
    const run = withoutOurs(text).replace(
      /<script type="application\/ld\+json">[^<]*<\/script>/g,
      "",
    );
    expect(run, path).not.toMatch(/<script|modulepreload|\sstyle=|\son\w+="/i);
    const policy = String(headers["content-security-policy"]);
    expect(policy, path).toMatch(
      /default-src 'none'; script-src 'sha256-[^ ]+' 'sha256-[^ ]+'; style-src 'self';/,
    );
    expect(policy, path).toMatch(/form-action 'self'; base-uri 'none'; frame-ancestors 'none'/);
    expect(policy, path).not.toMatch(/unsafe|nonce/);
  }
});

test("a search is shared by its address, keeps what was typed, and each condition can be taken away", async () => {
  const asked = {
    q: "书包 绿色",
    category: "bag",
    place: "990100",
    sort: "price",
    price_max: "200",
  };
  const { text } = await get(`/wishes?${new URLSearchParams(asked)}`);
  const address = (left: (keyof typeof asked)[]) => {
    const kept = Object.entries(asked).filter(([key]) => !left.includes(key as never));
    return `/wishes?${new URLSearchParams(kept)}`.replaceAll("&", "&amp;");
  };
  expect(text).toContain('name="q" placeholder="物品、尺码或编号" value="书包 绿色"');
  expect(text).toContain('<input type="hidden" name="category" value="bag"/>');
  for (const one of ["q", "category", "place", "price_max"] as const)
    expect(text, one).toContain(`href="${address([one])}"`);
  expect(text).toContain(
    `class="chosen-all" href="${address(["q", "category", "place", "price_max"])}"`,
  );
  expect(text.match(/<article class="tag/g)).toHaveLength(24);
  const next = /href="([^"]+after=[^"]+)" class="button" rel="next"|rel="next" href="([^"]+)"/.exec(
    text,
  );
  const second = await get((next?.[1] ?? next?.[2] ?? "").replaceAll("&amp;", "&"));
  expect(second.text.match(/<article class="tag/g)).toHaveLength(6);
  // A later page filters from the first one on, and leads back to it.
  expect(second.text).toContain(`href="${address([])}"`);
  expect(second.text.split("<footer")[0]).not.toMatch(/href="[^"]*after=/);
});

test("a search that finds nothing offers what is near, in either language", async () => {
  for (const [path, said] of [
    ["/wishes?q=鹦鹉", "这些正在等人来圆："],
    ["/en/wishes?q=鹦鹉", "These are waiting now:"],
    ["/wishes?q=书包&price_max=1", "不看价格，这些最接近："],
  ] as const) {
    const { text, status } = await get(encodeURI(path));
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text.match(/<article class="tag/g)).toHaveLength(8);
  }
});

test("the decoders that are switched off have no address", async () => {
  for (const path of documents.filter((one) => one !== "/" && one !== "/en")) {
    expect((await get(`${path}.data`)).status, path).toBe(404);
  }
  for (const path of ["/_root.data", "/en/_root.data", "/__manifest", "/__manifest?p=/organizer"])
    expect((await get(path)).status, path).toBe(404);
});

test("the first view of the list is small", async () => {
  const page = await get("/wishes");
  const files = [...page.text.matchAll(/<link[^>]+href="(\/[^"]+\.(?:css|svg|ico))"/g)];
  expect(files.length).toBeGreaterThan(0);
  const parts = [page, ...(await Promise.all(files.map(([, path]) => get(path!))))];
  const bytes = parts.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  tell("first view", { bytes, requests: parts.length });
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
});

/** What stands in a page's head: its `meta` by name, its `link` by kind, its blocks of data. */
async function headOf(path: string) {
  const { status, text } = await aVisitor(server.url, { lang: "zh" }).get(path);
  const attributesOf = (tag: string) =>
    Object.fromEntries(
      [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
  const tags = (name: string) =>
    [...text.matchAll(new RegExp(`<${name} ([^>]*)>`, "g"))].map(([, tag]) => attributesOf(tag!));
  const metas = tags("meta").map(({ name, property, content }) => [name ?? property, content]);
  const links = tags("link").map(({ rel, type, hrefLang, href }) => [
    [rel, hrefLang ?? (rel === "alternate" ? type : undefined)].filter(Boolean).join(" "),
    href?.replaceAll("&amp;", "&"),
  ]);
  const told = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return {
    status,
    text,
    meta: Object.fromEntries(metas) as Record<string, string>,
    link: Object.fromEntries(links) as Record<string, string>,
    data: told.map(([, json]) => JSON.parse(json!) as Record<string, unknown>),
  };
}

test("every public page tells chats and search engines where it is, with whole addresses", async () => {
  const { url } = server;
  for (const path of documents.filter((one) => !/sign-in|nothing/.test(one))) {
    const { meta, link } = await headOf(path);
    const plain = path.replace(/^\/en/, "") || "/";
    const english = plain === "/" ? "/en" : `/en${plain}`;
    const prefix = path.startsWith("/en") ? "/en" : "";
    const own = /^\/(wishes|batches)\/./.test(plain);
    expect(meta, path).toMatchObject({
      "og:type": "website",
      "og:url": url + path,
      "og:image": `${url}${prefix}${own ? plain : ""}/preview.png`,
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": expect.stringMatching(/./),
      "og:locale": prefix ? "en_GB" : "zh_CN",
      "og:locale:alternate": prefix ? "zh_CN" : "en_GB",
      "twitter:card": "summary_large_image",
    });
    expect(meta, path).not.toHaveProperty("robots");
    expect(link, path).toMatchObject({
      canonical: url + path,
      "alternate zh-CN": url + plain,
      "alternate en": url + english,
      "alternate x-default": url + plain,
    });
    const feed = /^(\/|\/wishes)$/.test(plain) ? `${url}${prefix}/feeds/wishes.xml` : undefined;
    expect(link["alternate application/atom+xml"], path).toBe(feed);
  }
});

test("a page's true address keeps what narrows the list and nothing that only tells on somebody", async () => {
  const { url } = server;
  const asked = "utm_source=x&after=f.1.2.3.0.4.5&sort=price&price_max=&category=bag&place=99";
  for (const nonsense of ["category=nope", "place=x%22y", "state=open&batch=A!"])
    expect((await headOf(`/wishes?${nonsense}`)).link.canonical).toBe(`${url}/wishes`);
  const { link, meta } = await headOf(`/en/wishes?${asked}`);
  expect(link.canonical).toBe(`${url}/en/wishes?category=bag&place=99`);
  expect(link["alternate zh-CN"]).toBe(`${url}/wishes?category=bag&place=99`);
  expect(meta).not.toHaveProperty("robots");
  const wish = batch.wishes[0]!.publicId;
  expect((await headOf(`/wishes/${wish}?from=groupmessage`)).link.canonical).toBe(
    `${url}/wishes/${wish}`,
  );
});

test("programs are refused in their own words, and told where to write", async () => {
  const sent = await fetch(`${server.url}/api/v1/wishes`, { method: "POST", body: "{}" });
  expect(sent.status).toBe(405);
  expect(sent.headers.get("allow")).toBe("GET, HEAD");
  expect(sent.headers.get("set-cookie")).toBeNull();
  expect(sent.headers.get("content-type")).toContain("application/problem+json");
  expect(await sent.json()).toMatchObject({ status: 405 });
  const odd = await fetch(`${server.url}/api/v1/wishes?q=%00`);
  expect(odd.status).toBe(400);
  expect(odd.headers.get("content-type")).toContain("application/problem+json");
  const { status, text } = await aVisitor(server.url).get("/.well-known/security.txt");
  expect(status).toBe(200);
  expect(text).toMatch(/^Contact: (mailto:|http).+\nExpires: \d{4}-/m);
});

test("an address typed from paper in capitals leads to the page", async () => {
  const { publicId } = batch.wishes.find((one) => /[a-z]/.test(one.publicId))!;
  for (const [typed, path] of [
    [`/wishes/${publicId.toUpperCase()}`, `/wishes/${publicId}`],
    [`/en/batches/${batch.slug.toUpperCase()}`, `/en/batches/${batch.slug}`],
  ] as const) {
    const answer = await fetch(server.url + typed, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([301, path]);
  }
});

test("what isn't for everybody, or was only searched for, asks not to be listed", async () => {
  for (const path of [
    "/sign-in",
    "/wishes?q=书",
    "/nothing-here",
    "/practice/mail",
    "/en/sign-in",
  ]) {
    const { meta, link, data } = await headOf(path);
    expect(meta.robots, path).toBe("noindex");
    expect(link, path).not.toHaveProperty("canonical");
    expect(data, path).toEqual([]);
  }
});

test("pages say in schema.org's words what they are, and no text ends the block it stands in", async () => {
  const { wishes, slug } = batch;
  const { publicId, id } = wishes[0]!;
  const title = `</script><b>"书包" & 𠮷`;
  const owner = (text: string, values: unknown[]) =>
    asOwner(server.database.owner, (client) => client.query(text, values));
  await owner("update wishes set title = $2 where id = $1", [id, title]);
  const { url } = server;
  const kinds = ({ data }: Awaited<ReturnType<typeof headOf>>) => data.map((one) => one["@type"]);

  expect(kinds(await headOf("/"))).toEqual(["WebSite", "Organization"]);
  const wish = await headOf(`/en/wishes/${publicId}`);
  expect(kinds(wish)).toEqual(["WebPage", "BreadcrumbList"]);
  expect(wish.text).toContain(`<a href="/en/batches/${slug}" lang="zh-CN">`);
  expect(wish.text).not.toMatch(/<span lang="zh-CN">[^<]*Township/);
  expect(wish.data[0]).toMatchObject({
    inLanguage: "en",
    name: title,
    url: `${url}/en/wishes/${publicId}`,
  });
  expect(JSON.stringify(wish.data)).not.toContain("小禾");
  const crumbs = wish.data[1]!.itemListElement as { item: string; position: number }[];
  expect(crumbs.map(({ item }) => item)).toEqual(
    ["/wishes", `/batches/${slug}`, `/wishes/${publicId}`].map((path) => `${url}/en${path}`),
  );
  const [page] = (await headOf(`/batches/${slug}`)).data;
  expect(page).toMatchObject({
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    mainEntity: { "@type": "ItemList", numberOfItems: 30 },
    potentialAction: { "@type": "DonateAction" },
  });
  await owner("update wishes set title = '双肩书包' where id = $1", [id]);
});

test("who scans a poster finds what waits, and when its batch is over is told so and led on", async () => {
  const wanderer = aVisitor(server.url);
  const { headers } = await wanderer.get(`/b/${batch.slug}`);
  const open = await wanderer.get(headers.location!);
  const waiting = open.text.slice(open.text.indexOf('id="waiting"'));
  for (const { publicId } of batch.wishes) expect(waiting).toContain(`href="/wishes/${publicId}"`);
  expect(open.text).toContain(wordsOf("zh-CN").site.description);
  expect(open.text).toMatch(/href="#waiting"[^>]*>看等人来圆的心愿/);
  const over = await aBatchToClaim({ wishes: 2 });
  await asOwner(server.database.owner, (client) =>
    client.query(
      "update batches set state = 'closed', closes_at = now() - interval '1 hour' where id = $1",
      [over.id],
    ),
  );
  const short = await wanderer.get(`/en/b/${over.slug}`);
  const closed = await wanderer.get(short.headers.location!);
  expect(closed.status).toBe(200);
  expect(closed.text).toContain(wordsOf("en").pages.batch.closed);
  expect(closed.text).toContain('href="/en/wishes"');
});

test("files of the build stay in the browser, also of who is signed in; pages don't", async () => {
  const page = await get("/about");
  const [, style] = /<link[^>]+href="(\/assets\/[^"]+\.css)"/.exec(page.text)!;
  const headers = { cookie: "session=somebody" };
  const kept = async (path: string) =>
    (await fetch(server.url + path, { headers })).headers.get("cache-control");
  expect(await kept(style!)).toBe("public, max-age=31536000, immutable");
  expect(await kept("/favicon.svg")).toBe("public, max-age=3600");
  expect(await kept("/about")).toBe("private, no-store");
});
