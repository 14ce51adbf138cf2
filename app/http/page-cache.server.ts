import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { seenAs } from "~/domain/public-events";
import { lookAtEvents, watchChanges, type Look } from "~/platform/changes.server";
import { onCommitted } from "~/platform/command.server";
import { env } from "~/platform/env.server";
import { log, logged } from "~/platform/log.server";
import { pageCacheAnswers, pageCachePurges } from "~/platform/metrics.server";
import { account, frontDoorVary, isHost, leadsToEnglish, safeHeaders } from "./edge.server";
import { compressed, formOf, keptPages, pageOf, type Page } from "./kept-pages.server";
import { addressHeader } from "./limits.server";
import { drawLot, lotHeader } from "./lot";
import { askedPage, type Asked } from "./public-pages";
import { encodingFor, type Encoding } from "./wanted";

/** What pages in memory may take, in bytes. */
const room = 32 * 1024 * 1024;

/**
 * No page is older, in milliseconds. What happens is known sooner; this is for what only time does:
 * a consent that ends at midnight, "three days left", the night's new order.
 */
const longest = 30_000;

/** A drawing older than this is not waited for: what it shows may be too old when it is done. */
const patience = 1_000;

/** In a rush nobody forgets everything more often than this, in milliseconds. */
const breath = 250;

/**
 * A browser asks each time and mostly hears "as before". A shared cache in front of us may answer
 * for a second by itself, and not a moment longer without asking.
 */
const everybodys = "public, max-age=0, s-maxage=1, must-revalidate";

type Parts = {
  /** Draws a page for nobody in particular. */
  render(request: Request): Promise<Response>;
  /** The route's pattern, for the log and the metrics. */
  patternOf(path: string): string;
  /** Who asks, for the limits on programs; no page tells it. */
  callerOf(request: IncomingMessage): string;
  look?: Look;
  clock?: () => number;
};
type Question = Asked & { key: string; lot: number | undefined; encoding: Encoding };
type Drawing = { began: number; page: Promise<Page | undefined> };

/**
 * Answers public pages for visitors without a cookie from memory. `answer` gives every other request
 * to `otherwise`. While the database cannot vouch that memory is at most a second old, a page is drawn
 * for those who ask together, and not kept: a crowd must not make a slow database slower.
 */
export function pageCache({
  render,
  patternOf,
  callerOf,
  look = lookAtEvents,
  clock = () => performance.now(),
}: Parts) {
  const kept = keptPages(room);
  const drawings = new Map<string, Drawing>();
  let generation = 0;
  let purgedAt = -Infinity;

  const purge = () => {
    if (kept.size > 0) pageCachePurges.inc();
    generation += 1;
    purgedAt = clock();
    kept.clear();
    drawings.clear();
  };

  const watch = watchChanges({
    look,
    clock,
    happened: (names) => {
      if (names === null || names.some((name) => seenAs(name) !== "unseen")) purge();
    },
    needed: () => {
      kept.forget(clock() - longest);
      return kept.size > 0 || drawings.size > 0;
    },
  });

  const forgetCommits = onCommitted((names) => {
    const seen = [...names].map(seenAs);
    // The next look purges for the rest of a rush: a crowd must not find every page cold.
    const rested = clock() - purgedAt >= breath;
    if (seen.includes("changed") || (seen.includes("rushing") && rested)) purge();
  });

  /** Draws a page once for all who ask for it now. Nobody's going away stops it. */
  function drawn(question: Question, { request, id }: Visit): Drawing["page"] {
    const { key } = question;
    const before = drawings.get(key);
    if (before && clock() - before.began <= patience) {
      pageCacheAnswers.inc({ outcome: "shared" });
      // Who asked too often is refused for himself alone.
      return before.page.then((page) => (page?.status === 429 ? undefined : page));
    }
    pageCacheAnswers.inc({ outcome: "miss" });
    const [began, born] = [clock(), generation];
    const page = logged(id, () => draw(question, id, callerOf(request))).then((page) => {
      const current = born === generation && watch.vouches();
      if (page?.status === 200 && current) kept.put(key, page, began);
      return page;
    });
    const drawing = { began, page };
    drawings.set(key, drawing);
    const done = () => {
      if (drawings.get(key) === drawing) drawings.delete(key);
    };
    page.then(done, done);
    return page;
  }

  async function draw({ address, lot }: Question, id: string, caller: string) {
    const headers = new Headers({ "x-request-id": id, [addressHeader]: caller });
    if (lot !== undefined) headers.set(lotHeader, String(lot));
    const response = await render(new Request(env().publicUrl + address, { headers }));
    if (response.headers.has("set-cookie")) return undefined;
    const cacheControl = response.headers.get("cache-control") ?? "";
    if (/private|no-store/.test(cacheControl) && response.status === 200) return undefined;
    return pageOf({
      route: patternOf(address),
      status: response.status,
      headers: headersOf(response, address),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  /** The page as it lies in memory, as long as something vouches that it may still be shown. */
  function remembered({ key }: Question): Page | undefined {
    const entry = watch.vouches() ? kept.get(key) : undefined;
    if (!entry || clock() - entry.since > longest) return undefined;
    hits.inc();
    return entry.page;
  }

  async function late(question: Question, visit: Visit) {
    const known = await watch.awake();
    if (!known) pageCacheAnswers.inc({ outcome: "stale" });
    const page = remembered(question) ?? (await drawn(question, visit));
    if (!page) return visit.otherwise();
    await send(page, question, visit);
  }

  function send(page: Page, question: Question, visit: Visit): Promise<void> | void {
    const form = formOf(page, question.encoding);
    const tag = `"${page.hash}${form === "identity" ? "" : `.${form}`}"`;
    if (page.status === 200 && matches(visit.request.headers["if-none-match"], tag))
      return finish(visit, page, { status: 304, tag });
    const body = page.forms.get(form);
    if (body) return finish(visit, page, { status: page.status, tag, form, body });
    return compressed(page, form as "br" | "gzip").then((made) => {
      kept.weigh(question.key, page);
      finish(visit, page, { status: page.status, tag, form, body: made });
    });
  }

  function finish(visit: Visit, page: Page, sent: Sent) {
    const { request, response, id, began } = visit;
    account(request, response, { id, began, route: page.route });
    const { status, tag, form, body } = sent;
    const headers = ["x-request-id", id, ...page.headers];
    if (page.status === 200) headers.push("etag", tag);
    if (body) headers.push("content-length", String(body.length));
    if (form && form !== "identity") headers.push("content-encoding", form);
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  function answer(request: IncomingMessage, response: ServerResponse, otherwise: () => void) {
    const question = questionOf(request);
    if (!question) return otherwise();
    const [id, began] = [randomUUID(), process.hrtime.bigint()];
    const visit = { request, response, otherwise, id, began };
    const page = remembered(question);
    const sent = page ? send(page, question, visit) : late(question, visit);
    sent?.catch((error: unknown) => {
      log.error({ err: error, request: visit.id }, "a page could not be drawn for everybody");
      if (response.headersSent) response.destroy();
      else otherwise();
    });
  }

  return {
    answer,
    /** Looks at once at what happened; for tests. */
    look: watch.poll,
    /** Ends the looking. */
    stop() {
      forgetCommits();
      watch.sleep();
    },
  };
}

const hits = pageCacheAnswers.labels("hit");

type Visit = {
  request: IncomingMessage;
  response: ServerResponse;
  otherwise: () => void;
  id: string;
  began: bigint;
};
type Sent = { status: number; tag: string; form?: Encoding; body?: Buffer };

/** What is asked for, if it is a public page and the request brings nothing of anybody's own. */
function questionOf({ method, url = "", headers }: IncomingMessage): Question | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (headers.cookie !== undefined || headers.authorization !== undefined) return undefined;
  if (headers.range !== undefined || headers["transfer-encoding"] !== undefined) return undefined;
  if (!isHost(headers.host) || (headers["content-length"] ?? "0") !== "0") return undefined;
  const asked = askedPage(url);
  if (!asked || (asked.address === "/" && leadsToEnglish(headers))) return undefined;
  const encoding = encodingFor(headers["accept-encoding"] as string | undefined);
  if (!encoding) return undefined;
  const lot = asked.drawsLot ? drawLot() : undefined;
  return { ...asked, lot, encoding, key: `${lot ?? ""} ${asked.address}` };
}

/** The headers under which a drawn page is sent and kept. */
function headersOf(response: Response, address: string) {
  const good = response.status === 200;
  const own = new Map(response.headers);
  for (const name of ["etag", "content-length", "date"]) own.delete(name);
  const vary = new Set(["Accept-Encoding", "Cookie"]);
  const others = `${own.get("vary") ?? ""},${address === "/" ? frontDoorVary : ""}`;
  for (const name of others.split(",")) if (name.trim()) vary.add(name.trim());
  own.set("vary", [...vary].join(", "));
  for (const [name, value] of safeHeaders()) if (!own.has(name)) own.set(name, value);
  if (response.status >= 400) own.set("cache-control", "private, no-store");
  else if (!own.has("cache-control")) own.set("cache-control", good ? everybodys : "no-cache");
  return own;
}

/** Whether `If-None-Match` names the tag, strong or weak (RFC 9110, 13.1.2). */
const matches = (header: string | undefined, tag: string) =>
  header !== undefined &&
  (header.trim() === "*" ||
    header.split(",").some((one) => one.trim().replace(/^W\//, "") === tag));
