import type { LoaderFunctionArgs } from "@remix-run/node";
import Ajv2020 from "ajv/dist/2020";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { wishFeed } from "~/documents/feed";
import { partsOfWishes } from "~/domain/batches/published.server";
import { addressHeader } from "~/http/limits.server";
import { closePools } from "~/platform/db.server";
import { signatureOf } from "~/platform/signing.server";
import * as elsewhere from "~/routes/api.$/route";
import * as apiBatches from "~/routes/api.v1.batches/route";
import * as description from "~/routes/api.v1.openapi[.]json/route";
import * as apiWishes from "~/routes/api.v1.wishes/route";
import * as apiWish from "~/routes/api.v1.wishes_.$wishId/route";
import * as shortAddress from "~/routes/b.$slug/route";
import * as batchPicture from "~/routes/batches.$slug_.preview[.]png/route";
import * as feed from "~/routes/feeds.wishes[.]xml/route";
import * as sitePicture from "~/routes/preview[.]png/route";
import * as robots from "~/routes/robots[.]txt/route";
import * as sitemap from "~/routes/sitemap[.]xml/route";
import * as sitemapPart from "~/routes/sitemaps.$part/route";
import * as wishPicture from "~/routes/wishes.$wishId_.preview[.]png/route";
import { aBatchToClaim, aClaim, type BatchToClaim } from "../factories/claims";
import { aDonor } from "../factories/donors";
import { asOwner } from "../setup/database";

// A drawing starts a program, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const site = "http://localhost:3000";
const owner = (text: string, values: unknown[] = []) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) => client.query(text, values));

let batch: BatchToClaim;
let gone: string;
beforeAll(async () => {
  batch = await aBatchToClaim({ wishes: 61 });
  await owner("update wishes set opened_at = opened_at + make_interval(secs => number)");
  gone = batch.wishes[60]!.publicId;
  await owner("update wishes set hidden_at = now() where public_id = $1", [gone]);
});
afterAll(closePools);

type Module = { loader: (args: LoaderFunctionArgs) => Response | Promise<Response> };
type Asked = { params?: Record<string, string>; headers?: Record<string, string> };

/** Asks a route as the framework does; what it throws is its answer too. */
async function ask({ loader }: Module, path: string, { params = {}, headers }: Asked = {}) {
  const request = new Request(site + path, { ...(headers && { headers }) });
  try {
    return await loader({ request, params, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

type Element = { name: string; attributes: Record<string, string>; text: string };

/** Reads XML strictly, its namespaces too, into its elements in the order of their beginnings. */
function readXml(text: string): Element[] {
  const parser = new SaxesParser({ xmlns: true });
  const all: Element[] = [];
  const open: Element[] = [];
  parser.on("opentag", ({ local, uri, attributes }) => {
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const one = { name: `${uri} ${local}`, attributes: Object.fromEntries(named), text: "" };
    all.push(one);
    open.push(one);
  });
  parser.on("text", (piece) => open.at(-1) && (open.at(-1)!.text += piece));
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return all;
}
const named = (elements: Element[], name: string) =>
  elements.filter((one) => one.name.endsWith(` ${name}`));
const texts = (elements: Element[], name: string) => named(elements, name).map(({ text }) => text);

describe("the API", () => {
  const schemas = async () => {
    const answer = await ask(description, "/api/v1/openapi.json");
    return (await answer.json()) as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
      components: { schemas: Record<string, object> };
    };
  };

  /** An answer's body, when it is what the description says. */
  async function valid<Body>(answer: Response, name: string): Promise<Body> {
    const body: unknown = await answer.json();
    // Patterns say more than `format` and are checked; the names of formats alone are not.
    const ajv = new Ajv2020({ strict: true, validateFormats: false });
    const { components } = await schemas();
    ajv.addVocabulary(["components"]);
    ajv.addSchema({ $id: "https://api/", components });
    const validate = ajv.getSchema(`https://api/#/components/schemas/${name}`)!;
    validate(body);
    expect(validate.errors).toBeNull();
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    return body as Body;
  }
  type Page = { wishes: { id: string; price: object }[]; next: string | null };

  test.each(["newest", "price", "fair"])(
    "names every open wish once, page after page, %s first",
    async (sort) => {
      const seen: string[] = [];
      let next: string | null = `${site}/api/v1/wishes?sort=${sort}&batch=${batch.slug}`;
      while (next) {
        const answer = await ask(apiWishes, next.slice(site.length));
        expect(answer.status).toBe(200);
        const page: Page = await valid<Page>(answer, "WishPage");
        seen.push(...page.wishes.map(({ id }) => id));
        next = page.next;
        expect(answer.headers.get("link")).toBe(next && `<${next}>; rel="next"`);
      }
      const open = batch.wishes.map(({ publicId }) => publicId).filter((id) => id !== gone);
      expect(seen.toSorted()).toEqual(open.toSorted());
      if (sort === "newest") expect(seen).toEqual(open.toReversed());
    },
  );

  test("tells a wish's public side alone, its price to the cent as text", async () => {
    const id = batch.wishes[4]!.publicId;
    const wish = await valid(
      await ask(apiWish, `/api/v1/wishes/${id}`, { params: { wishId: id } }),
      "Wish",
    );
    expect(wish).toMatchObject({
      id,
      url: `${site}/wishes/${id}`,
      price: { minor: "12000", currency: "CNY" },
      state: "open",
      organizer: "青溪县儿童关爱中心",
      batch: { slug: batch.slug, state: "open" },
    });
    expect(Object.keys(wish as object).sort()).toEqual(
      "ageBand alias batch category closesAt deliverBy grantedAt id number openedAt organizer place price spec state title url words".split(
        " ",
      ),
    );
  });

  test("says what it has to who has it already", async () => {
    const first = await ask(apiWishes, "/api/v1/wishes");
    const etag = first.headers.get("etag")!;
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const again = await ask(apiWishes, "/api/v1/wishes", { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await owner("update wishes set title = '绿书包' where public_id = $1", [
      batch.wishes[59]!.publicId,
    ]);
    const changed = await ask(apiWishes, "/api/v1/wishes", { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
  });

  test.each<[string, string[]]>([
    ["categroy=desk", ["categroy"]],
    ["category=desks", ["category"]],
    ["price_max=ten&q=", ["q", "price_max"]],
    ["q=a&q=b", ["q"]],
    ["after=n.1.2", ["after"]],
    [`after=${"x".repeat(300)}`, ["after"]],
  ])("refuses what it doesn't understand: %s", async (query, parameters) => {
    const answer = await ask(apiWishes, `/api/v1/wishes?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const { errors } = await valid<{ errors: { parameter: string }[] }>(answer, "Problem");
    expect(errors.map(({ parameter }) => parameter)).toEqual(parameters);
  });

  test("takes the beginning of a page for the question it was given to alone", async () => {
    const { next } = await valid<Page>(await ask(apiWishes, "/api/v1/wishes"), "WishPage");
    const other = next!.slice(site.length).replace("sort=newest", "sort=newest&category=bag");
    expect((await ask(apiWishes, other)).status).toBe(400);
  });

  test.each([
    [404, "zzzzzzzz"],
    [404, "../../etc"],
    [410, ""],
  ])("answers %i for a wish that never was or is no more, as a problem", async (status, id) => {
    const wishId = id || gone;
    const answer = await ask(apiWish, "/api/v1/wishes/x", { params: { wishId } });
    expect(answer.status).toBe(status);
    await valid(answer, "Problem");
    const nowhere = await ask(elsewhere, "/api/v2/wishes");
    expect(nowhere.status).toBe(404);
    await valid(nowhere, "Problem");
  });

  test("lets a network ask often, but not without end", async () => {
    await owner(
      `insert into limits (key, window_start, used)
       select $1, to_timestamp(floor(extract(epoch from now()) / 600 + ahead) * 600), 3000
       from generate_series(0, 1) as ahead`,
      [`program-by-address:${signatureOf("limits", "203.0.113.77")}`],
    );
    const from = (address: string) => ({ headers: { [addressHeader]: address } });
    const answer = await ask(apiWishes, "/api/v1/wishes", from("203.0.113.77"));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "600"]);
    await valid(answer, "Problem");
    expect((await ask(feed, "/feeds/wishes.xml", from("203.0.113.77"))).status).toBe(429);
    expect((await ask(apiWishes, "/api/v1/wishes", from("203.0.113.78"))).status).toBe(200);
  });

  test("names every batch once, the open ones first and then the newest, or those of one state", async () => {
    await owner(
      `insert into batches select (jsonb_populate_record(b, jsonb_build_object(
         'id', gen_random_uuid(), 'slug', b.slug || '-' || n, 'number', 1 + n,
         'opened_at', b.opened_at - make_interval(mins => n / 2), 'state', case when n % 10 = 0 then 'closed' else 'open' end))).*
       from batches b, generate_series(1, 50) n where slug = $1`,
      [batch.slug],
    );
    onTestFinished(async () => {
      await owner("update batches set frozen_at = now() where slug like $1", [`${batch.slug}-%`]);
    });
    type Batches = {
      batches: { slug: string; state: string; openedAt: string }[];
      next: string | null;
    };
    const walk = async (from: string) => {
      const seen: Batches["batches"] = [];
      let next: string | null = site + from;
      while (next) {
        const answer = await ask(apiBatches, next.slice(site.length));
        const page: Batches = await valid<Batches>(answer, "BatchPage");
        seen.push(...page.batches);
        next = page.next;
      }
      return seen;
    };
    const all = await walk("/api/v1/batches");
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(51);
    expect(all).toHaveLength(51);
    const place = ({ state, openedAt }: (typeof all)[number]) => `${state === "open"} ${openedAt}`;
    expect(all.map(place)).toEqual(all.map(place).toSorted().reverse());
    expect(await walk("/api/v1/batches?state=closed")).toHaveLength(5);
  });

  test("describes every address and parameter that there is", async () => {
    const { paths } = await schemas();
    expect(Object.keys(paths)).toEqual(["/wishes", "/wishes/{id}", "/batches", "/reports"]);
    const names = paths["/wishes"]!.get.parameters.map(({ name }) => name);
    expect(names).toEqual([
      "q",
      "category",
      "place",
      "batch",
      "price_max",
      "state",
      "sort",
      "after",
    ]);
  });
});

describe("the feed", () => {
  const atom = "http://www.w3.org/2005/Atom";

  test.each([
    ["", "zh-CN"],
    ["/en", "en"],
  ])("has the 48 newest open wishes at %s/feeds/wishes.xml", async (prefix, language) => {
    const answer = await ask(feed, `${prefix}/feeds/wishes.xml`);
    expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const elements = readXml(await answer.text());
    expect(elements[0]).toMatchObject({
      name: `${atom} feed`,
      attributes: { "xml:lang": language },
    });
    expect(elements.every(({ name }) => name.startsWith(`${atom} `))).toBe(true);
    const newest = batch.wishes.slice(12, 60).reverse();
    const addresses = newest.map(({ publicId }) => `${site}${prefix}/wishes/${publicId}`);
    expect(texts(elements, "id")).toEqual([`${site}${prefix}/feeds/wishes.xml`, ...addresses]);
    const links = named(elements, "link").map(({ attributes }) => attributes);
    expect(links[0]).toMatchObject({ rel: "self", href: `${site}${prefix}/feeds/wishes.xml` });
    const [whole, ...each] = texts(elements, "updated");
    expect(whole).toBe(each[0]);
    expect(each).toEqual(each.toSorted().reverse());
    expect(named(elements, "entry")).toHaveLength(48);
  });

  test("stays whole whatever a title holds, and when nothing waits", () => {
    const wish = {
      id: "abcdefgh",
      title: `</title>&amp;<b>"书包"\u0001\ufffe𠮷`,
      words: "]]>",
      spec: null,
      price: { minor: "12000", currency: "CNY" },
      category: "bag" as const,
      openedAt: "2026-05-01T00:00:00.000Z",
      closesAt: "2026-06-01T00:00:00.000Z",
      organizerName: "A & B",
      batch: { name: "第一批" },
    };
    const at = (path: string) => site + path;
    const full = readXml(wishFeed({ locale: "zh-CN", wishes: [wish], at }));
    expect(texts(full, "title")[1]).toBe(`</title>&amp;<b>"书包"𠮷`);
    const empty = readXml(wishFeed({ locale: "en", wishes: [], at }));
    expect(texts(empty, "updated")).toEqual(["1970-01-01T00:00:00.000Z"]);
  });
});

describe("the sitemap", () => {
  const protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
  const read = async (part: string) =>
    readXml(await (await ask(sitemapPart, `/sitemaps/${part}`, { params: { part } })).text());

  test("names every public page in both languages, each with the other, and nothing else", async () => {
    const index = readXml(await (await ask(sitemap, "/sitemap.xml")).text());
    expect(index[0]?.name).toBe(`${protocol} sitemapindex`);
    const parts = texts(index, "loc");
    expect(parts).toEqual(["pages", "wishes"].map((name) => `${site}/sitemaps/${name}.xml`));
    const all = (await Promise.all(parts.map((part) => read(part.split("/").at(-1)!)))).flat();
    const seen = texts(all, "loc");
    const wishes = batch.wishes.map(({ publicId }) => `/wishes/${publicId}`).slice(0, 60);
    const paths = [
      "/wishes",
      "/batches",
      "/about",
      "/businesses",
      "/funds",
      "/privacy",
      `/batches/${batch.slug}`,
      ...wishes,
    ];
    const expected = paths.flatMap((path) => [site + path, `${site}/en${path}`]);
    expect(seen.toSorted()).toEqual([...expected, `${site}/`, `${site}/en`].sort());
    const links = named(all, "link").map(({ attributes }) => attributes);
    expect(links).toHaveLength(seen.length * 3);
    expect(links.slice(0, 3).map(({ hreflang, href }) => [hreflang, href])).toEqual([
      ["zh-CN", `${site}/`],
      ["en", `${site}/en`],
      ["x-default", `${site}/`],
    ]);
    expect(links.every(({ rel }) => rel === "alternate")).toBe(true);
  });

  test("says when a wish last changed, and nothing where nobody knows", async () => {
    const { rows } = await owner("select opened_at from wishes where public_id = $1", [
      batch.wishes[0]!.publicId,
    ]);
    const opened = (rows[0] as { opened_at: Date }).opened_at.toISOString();
    const pages = await read("pages.xml");
    expect(named(pages, "lastmod")).toHaveLength(2);
    const wishes = await read("wishes.xml");
    const at = texts(wishes, "loc").indexOf(`${site}/wishes/${batch.wishes[0]!.publicId}`);
    expect(texts(wishes, "lastmod")[at]).toBe(opened);
  });

  test("falls into parts that hold no more than they may, together all of it", async () => {
    const starts = await partsOfWishes(20);
    expect(starts.length).toBeGreaterThan(4);
    const parts = await Promise.all(starts.map((start) => read(`wishes-${start}.xml`)));
    const wishes = parts.map((part) => named(part, "url").length / 2);
    expect(Math.max(...wishes)).toBeLessThanOrEqual(20);
    expect(wishes.reduce((a, b) => a + b)).toBe(60);
    for (const part of ["wishes-abc.xml", "wishes-%25.xml", "pages-a.xml", "children.xml"])
      expect((await ask(sitemapPart, "/sitemaps/x", { params: { part } })).status).toBe(404);
  });

  test("is named to robots, whom the working areas are closed to", async () => {
    const lines = (await (await ask(robots, "/robots.txt")).text()).split("\n");
    expect(lines).toContain(`Sitemap: ${site}/sitemap.xml`);
    for (const path of ["/organizer", "/en/organizer", "/claims/", "/en/c/", "/photos/", "/api/"])
      expect(lines).toContain(`Disallow: ${path}`);
    const closed = lines.flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? []);
    const open = ["/", "/wishes", "/batches", "/en/batches/x", "/about", "/preview.png", "/en"];
    expect(open.filter((path) => closed.some((one) => path.startsWith(one)))).toEqual([]);
  });
});

describe("a preview picture", () => {
  const ofWish = (wishId: string, headers?: Record<string, string>) =>
    ask(wishPicture, `/wishes/${wishId}/preview.png`, {
      params: { wishId },
      ...(headers && { headers }),
    });

  /** What an eye would see: its size, and how much of it is inked. */
  async function look(answer: Response) {
    expect(answer.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { data, info } = await sharp(bytes)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const inked = data.reduce((sum, grey) => sum + (grey < 120 ? 1 : 0), 0) / data.length;
    return { size: [info.width, info.height], bytes: bytes.length, inked };
  }
  const isDrawn = ({ size, bytes, inked }: Awaited<ReturnType<typeof look>>) => {
    expect(size).toEqual([1200, 630]);
    expect(bytes).toBeLessThan(100 * 1024);
    expect(inked).toBeGreaterThan(0.01);
    expect(inked).toBeLessThan(0.25);
  };

  test("is drawn for a wish, a batch and the site, in both languages", async () => {
    const slug = { params: { slug: batch.slug } };
    isDrawn(await look(await ofWish(batch.wishes[0]!.publicId)));
    isDrawn(await look(await ask(batchPicture, `/en/batches/${batch.slug}/preview.png`, slug)));
    const [zh, en] = [
      await ask(sitePicture, "/preview.png"),
      await ask(sitePicture, "/en/preview.png"),
    ];
    expect(zh.headers.get("etag")).not.toBe(en.headers.get("etag"));
    isDrawn(await look(zh));
    isDrawn(await look(en));
  });

  test("changes with what is drawn and is known again, but knows nothing of the child", async () => {
    const wish = batch.wishes[7]!;
    const etag = (await ofWish(wish.publicId)).headers.get("etag")!;
    const again = () => ofWish(wish.publicId, { "if-none-match": etag });
    expect((await again()).status).toBe(304);
    await owner(
      "update wishes set alias = '小苗', words = '别的话', public_age_band = '6-8', size = 'XL' where id = $1",
      [wish.id],
    );
    expect((await again()).status).toBe(304);
    await aClaim(await aDonor(), wish);
    expect((await again()).status).toBe(200);
  });

  test("is no more, at once, when its wish isn't public any more", async () => {
    const { id, publicId } = batch.wishes[0]!;
    expect((await ofWish(publicId)).status).toBe(200);
    await owner("update wishes set frozen_at = now() where id = $1", [id]);
    expect((await ofWish(publicId)).status).toBe(410);
    await owner("update wishes set frozen_at = null where id = $1", [id]);
    expect((await ofWish("zzzzzzzz")).status).toBe(404);
    const slug = { params: { slug: "no-such-batch" } };
    expect((await ask(batchPicture, "/batches/x/preview.png", slug)).status).toBe(404);
  });

  test("gives way to the site's own while too many are being drawn", async () => {
    const asked = batch.wishes.slice(20, 60).map(({ publicId }) => ofWish(publicId));
    const answers = await Promise.all(asked);
    const drawn = answers.filter(({ status }) => status === 200);
    const sent = answers.filter(({ status }) => status === 302);
    expect(drawn.length).toBeGreaterThan(0);
    expect(sent.length).toBeGreaterThan(0);
    expect(drawn.length + sent.length).toBe(40);
    for (const { headers } of sent)
      expect([headers.get("location"), headers.get("cache-control")]).toEqual([
        "/preview.png",
        "no-store",
      ]);
  });
});

test("a poster's short address leads to its batch, or to those there are, and never to nothing", async () => {
  const to = async (slug: string, prefix = "") => {
    const answer = await ask(shortAddress, `${prefix}/b/${slug}`, { params: { slug } });
    return [answer.status, answer.headers.get("location")];
  };
  expect(await to(batch.slug)).toEqual([302, `/batches/${batch.slug}`]);
  expect(await to(batch.slug, "/en")).toEqual([302, `/en/batches/${batch.slug}`]);
  expect(await to("not-yet")).toEqual([302, "/batches"]);
  expect(await to("//evil.example")).toEqual([302, "/batches"]);
});
