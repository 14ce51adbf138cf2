import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as entry from "~/entry.server";
import { createApp } from "~/http/app.server";
import { steward } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { guestOf } from "~/http/guest.server";
import { to } from "~/http/locale";
import { refused } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Refusal } from "~/platform/refusal";
import * as root from "~/root";
import * as edgeRefusals from "~/routes/refused.$status/route";

const form = {
  loader: ({ request }: LoaderFunctionArgs) => ({ guest: guestOf(request) ?? "nobody" }),
  action: async ({ request }: ActionFunctionArgs) =>
    refused(new Refusal("step_not_possible", "size"), await formInput(request)),
  default: function AForm() {
    const { guest } = useLoaderData<{ guest: string }>();
    const answer = useActionData();
    return (
      <Form method="post">
        <b>{guest}</b>
        <pre>{JSON.stringify(answer)}</pre>
      </Form>
    );
  },
};
const working = {
  handle: { hydrates: true },
  default: function Working() {
    return <main>{useText().site.organizer}</main>;
  },
};
const broken = {
  loader: () => {
    throw new Error("a child called 小禾");
  },
  default: () => null,
};
const gone = {
  loader: () => {
    throw new Response(null, { status: 410 });
  },
  default: () => null,
};
const stewards = {
  default: () => null,
  loader: async ({ request }: LoaderFunctionArgs) => steward(request),
};
const onward = {
  loader: ({ request }: LoaderFunctionArgs) =>
    Response.redirect(new URL(to(request, "//elsewhere.example"), request.url)),
  default: () => null,
};

/** Another organizer's subject: its form is refused for what it holds, and its page isn't there. */
const missing: ServerBuild["routes"][string]["module"] = {
  loader: () => {
    throw new Response(null, { status: 404 });
  },
  action: () => Response.json({ errors: [], typed: {} }, { status: 422 }),
  default: () => null,
};

type Module = ServerBuild["routes"][string]["module"];
const pages: Record<string, Module> = {
  "": { default: () => <main>home</main> },
  form,
  "working/:id": working,
  broken,
  missing,
  gone,
  stewards,
  onward,
  "refused/:status": edgeRefusals,
};

function aBuild(): ServerBuild {
  const idOf = (path: string) =>
    path === "refused/:status" ? "routes/refused.$status" : `here/${path}`;
  const both = Object.entries(pages).flatMap(([path, module]) => [
    [idOf(path), path, module] as const,
    [`en/${idOf(path)}`, path ? `en/${path}` : "en", module] as const,
  ]);
  const routes: ServerBuild["routes"] = { root: { id: "root", path: "", module: root } };
  const assets: ServerBuild["assets"]["routes"] = {};
  for (const [id, path, module] of both) {
    routes[id] = path
      ? { id, path, parentId: "root", module }
      : { id, index: true, parentId: "root", module };
  }
  for (const [id, { path, index, parentId }] of Object.entries(routes)) {
    assets[id] = {
      id,
      path,
      index,
      parentId,
      hasAction: false,
      hasLoader: true,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: id === "root",
      module: `/assets/${id}.js`,
    };
  }
  return {
    mode: "test",
    entry: { module: entry },
    routes,
    assets: {
      entry: { module: "/assets/entry.js", imports: [] },
      routes: assets,
      url: "/assets/manifest.js",
      version: "1",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    basename: "/",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: false,
      v3_lazyRouteDiscovery: false,
    },
  };
}

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer(createApp({ build: aBuild() }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(base + path, { headers, redirect: "manual" });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: "POST", body, headers, redirect: "manual" });
const typed = (fields: Record<string, string>) => new URLSearchParams(fields);

/** Sends bytes as they are, which no well-behaved client would. */
const raw = (lines: string[]) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (bytes) => (answer += bytes.toString()));
    socket.on("end", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
    socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  });

test("a public page is a document: no script but our own within it, under a policy that names it", async () => {
  const answer = await get("/form");
  const found = [...(await answer.text()).matchAll(/<script type="(\w+)"[^>]*>(.*?)<\/script>/gs)];
  expect(found.map(([, type]) => type)).toEqual(["module", "speculationrules"]);
  const hashes = found.map(([, , text]) => createHash("sha256").update(text!).digest("base64"));
  const sources = hashes.map((hash) => `'sha256-${hash}'`).join(" ");
  expect(answer.headers.get("content-security-policy")).toContain(`script-src ${sources};`);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("x-powered-by")).toBeNull();
});

test("a working page brings its script under a nonce of this one answer, and is never kept", async () => {
  const nonceIn = async () => {
    const answer = await get("/en/working/1");
    const [, nonce] =
      /'nonce-(.+?)'/.exec(answer.headers.get("content-security-policy") ?? "") ?? [];
    const page = await answer.text();
    expect(page.match(/<script/g)?.length).toBe(page.split(`nonce="${nonce}"`).length - 1);
    expect(page).toContain("Desk");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    return nonce;
  };
  expect(await nonceIn()).not.toBe(await nonceIn());
});

test.each([
  ["/", "zh-CN"],
  ["/en", "en"],
  ["/form", "zh-CN"],
  ["/en/form", "en"],
  ["/en/nowhere", "en"],
])("%s speaks %s", async (path, language) => {
  expect(await (await get(path)).text()).toContain(`<html lang="${language}"`);
});

test("only a first visit to the front door follows the browser's language, and only once", async () => {
  const first = await get("/", { "accept-language": "en-GB,en;q=0.9" });
  expect(first.headers.get("location")).toBe("/en");
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  expect((await get("/", { "accept-language": "en", cookie })).status).toBe(200);
  const within = { "accept-language": "en", "sec-fetch-site": "same-origin" };
  expect((await get("/", within)).status).toBe(200);
  expect((await get("/", { "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" })).status).toBe(200);
  expect((await get("/form", { "accept-language": "en" })).status).toBe(200);
});

test("a refused form keeps its status and what was typed, but never a code", async () => {
  const answer = await post("/form", typed({ "parcels[0].size": "38码", code: "481516" }));
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("step_not_possible");
  expect(page).toContain("38码");
  expect(page).not.toContain("481516");
});

test("who posts a form for the first time is a guest from then on", async () => {
  const first = await post("/form", typed({ a: "1" }));
  const [line = ""] = first.headers.getSetCookie();
  expect(line).toMatch(/^guest=.*; HttpOnly; SameSite=Lax/);
  const [cookie = ""] = line.split(";");
  const guest = /<b>(.+?)<\/b>/.exec(await first.text())?.[1];
  const later = await get("/form", { cookie });
  expect(guest).not.toBe("nobody");
  expect(await later.text()).toContain(`<b>${guest}</b>`);
  expect(later.headers.get("cache-control")).toBe("private, no-store");
  const forged = cookie.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  expect(await (await get("/form", { cookie: forged })).text()).toContain("<b>nobody</b>");
});

test.each<Record<string, string>>([
  { origin: "https://elsewhere.example" },
  { origin: "null" },
  { origin: "not an origin" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
])("a form from another site is refused with a page: %o", async (headers) => {
  const answer = await post("/en/form", typed({ a: "1" }), headers);
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.text()).toContain('<html lang="en"');
});

test("a form from here passes, also when somebody names another host", async () => {
  const headers = {
    origin: base,
    "sec-fetch-site": "same-origin",
    "x-forwarded-host": "elsewhere",
  };
  expect((await post("/form", typed({ a: "1" }), headers)).status).toBe(422);
});

test("bodies are bounded, and files come only to staff", async () => {
  const long = "x".repeat(1_200_000);
  expect((await post("/form", typed({ long }))).status).toBe(413);
  const files = new FormData();
  files.set("photo", new File([long], "photo.jpg"));
  expect((await post("/form", files)).status).toBe(413);
  for (const desk of [
    "/organizer/photos",
    "/fund/shiqiao/statements",
    "/en/fund/shiqiao/deposits/new",
  ])
    expect((await post(desk, files)).status).not.toBe(413);
  const stream = new Blob(["a=1"]).stream();
  const chunked = { method: "POST", body: stream, duplex: "half" } as RequestInit;
  expect((await fetch(`${base}/form`, chunked)).status).toBe(411);
});

test.each(["/form?_data=here%2Fform", "/en/form?_data=en%2Fhere%2Fform"])(
  "a page that is alive is told what was too long: %s",
  async (address) => {
    const answer = await post(address, typed({ long: "x".repeat(1_200_000) }));
    expect(answer.status).toBe(413);
    expect(answer.headers.get("x-remix-catch")).toBe("yes");
  },
);

test("a body that nobody reads leaves the connection usable", async () => {
  const files = new FormData();
  files.set("photo", new File(["x".repeat(3_000_000)], "photo.jpg"));
  for (let round = 0; round < 5; round += 1) {
    expect((await post("/organizer/nowhere", files)).status).toBe(404);
    expect((await get("/form")).status).toBe(200);
  }
}, 3_000);

test.each([
  "/_root.data",
  "/form.data",
  "/__manifest",
  "/en/form.data",
  "/%E0%A4%A",
  "/refused/500",
])("%s is not there", async (path) => {
  expect((await get(path)).status).toBe(404);
});

test.each([
  [["GET http://elsewhere.example/ HTTP/1.1", "Host: here"], "400"],
  [["GET / HTTP/1.1", "Host: a/b@c"], "400"],
  [["TRACE /form HTTP/1.1", "Host: here"], "405"],
  [["OPTIONS * HTTP/1.1", "Host: here"], "400"],
  [["GET /wishes?q=%00 HTTP/1.1", "Host: here"], "404"],
  [["GET /en/batches/%00 HTTP/1.1", "Host: here"], "404"],
])("odd requests get a plain answer: %o", async (lines, status) => {
  expect(await raw(lines)).toContain(status);
});

test("a body that is no form is the sender's mistake", async () => {
  const answer = await post("/form", "{", { "content-type": "application/json" });
  expect(answer.status).toBe(400);
});

test("a page that breaks shows the id of its log line, and nothing else", async () => {
  const answer = await get("/broken");
  const page = await answer.text();
  expect(answer.status).toBe(500);
  expect(page).toContain(answer.headers.get("x-request-id"));
  expect(page).not.toMatch(/小禾|Error:|<script/);
});

test("a form refused on a page that isn't there is answered as the page is: 404", async () => {
  const answer = await post("/missing", typed({ title: "" }));
  expect(answer.status).toBe(404);
});

test("what was taken back says so", async () => {
  expect((await get("/gone")).status).toBe(410);
});

test("a closed door leads to signing in and back", async () => {
  const answer = await get("/en/stewards?tab=2");
  expect(answer.headers.get("location")).toBe("/en/sign-in?to=%2Fen%2Fstewards%3Ftab%3D2");
});

test("nobody is sent to another site", async () => {
  expect((await get("/onward")).headers.get("location")).toBe(`${base}/`);
});

test("data requests are never kept", async () => {
  const answer = await get("/form?_data=here%2Fform");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("the machines around us are answered", async () => {
  expect((await get("/healthz")).status).toBe(200);
  const ready = await get("/readyz");
  expect(await ready.json()).toEqual({
    ready: true,
    database: true,
    migrations: true,
    storage: true,
  });
  expect((await get("/metrics")).status).toBe(404);
  const authorization = `Bearer ${process.env.METRICS_TOKEN}`;
  const figures = await (await get("/metrics", { authorization })).text();
  expect(figures).toContain('http_request_duration_seconds_count{method="GET",route="/form"');
  expect(figures).toContain('route="other"');
});
