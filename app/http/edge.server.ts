import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import { env } from "~/platform/env.server";
import { logAnswered, logged } from "~/platform/log.server";
import { requestSeconds } from "~/platform/metrics.server";
import { cookies, writeCookie, readCookie } from "./cookies.server";
import { permissions, strictPolicy } from "./csp.server";
import { guestIn, newGuest, newGuestHeader, watchFirstAnswer } from "./guest.server";
import { addressHeader } from "./limits.server";
import { inLocale, localeOf } from "./locale";
import { drawLot, lotHeader } from "./lot";
import { open, problemOf } from "./problems";
import { comesFromHere } from "./origin.server";
import { sessionIn } from "./session.server";
import { wantsChinese } from "./wanted";

const megabyte = 1024 * 1024;
const bodiless = new Set(["GET", "HEAD", "OPTIONS"]);
/** Pages are asked for and forms are posted; nothing here is put or deleted by its address. */
const methods = new Set([...bodiless, "POST"]);

/** Gives the request its id, then one line in the log and one mark in the metrics when it ends. */
export const identify =
  (patternOf: (path: string) => string): RequestHandler =>
  (request, response, next) => {
    const id = randomUUID();
    request.headers["x-request-id"] = id;
    request.headers[addressHeader] = request.ip ?? "";
    request.headers[lotHeader] = String(drawLot());
    response.setHeader("x-request-id", id);
    account(request, response, { id, route: patternOf(request.originalUrl) });
    logged(id, next);
  };

type Account = { id: string; route: string; began?: bigint };

/** Sees to it that the answer leaves its line in the log and its mark in the metrics. */
export function account(
  { method = "" }: IncomingMessage,
  response: ServerResponse,
  { id, route, began = process.hrtime.bigint() }: Account,
) {
  const note = () => {
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    const status = response.writableFinished ? response.statusCode : 499;
    const milliseconds = Math.round(seconds * 1e4) / 10;
    requestSeconds.observe({ method, route, status: String(status) }, seconds);
    logAnswered({ request: id, method, route, status, milliseconds });
  };
  // Whoever went away while his page was drawn is not heard of again.
  if (response.closed) note();
  else response.once("close", note);
}

/**
 * Turns an address into the route's pattern, which is all of it that the log may show: ids, link
 * keys and what somebody typed become `:`, and an address that is no route's becomes `other`.
 */
export function patternsOf(paths: Iterable<string>) {
  const patterns = new Set([...paths].map((path) => path.replace(/:[^/]+/g, ":")));
  const words = new Set([...patterns].flatMap((pattern) => pattern.split("/")));
  return (url: string) => {
    const [path = "/"] = url.split(/[?#]/, 1);
    const segments = path.replace(/(?<=.)\/$/, "").split("/");
    const pattern = segments.map((one) => (words.has(one) ? one : ":")).join("/");
    return patterns.has(pattern) ? pattern : "other";
  };
}

/** The headers that every answer has, unless it brought its own. */
export const safeHeaders = (): (readonly [name: string, value: string])[] => [
  ["content-security-policy", strictPolicy],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["permissions-policy", permissions()],
  ...(env().publicUrl.startsWith("https:")
    ? [["strict-transport-security", "max-age=63072000"] as const]
    : []),
];

/** Sets the headers that every answer has, and says which may be kept. */
export const headers: RequestHandler = (request, response, next) => {
  beforeHeaders(response, () => {
    const absent = (name: string, value: string) => {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    };
    for (const [name, value] of safeHeaders()) absent(name, value);
    if (isPrivate(request, response)) response.setHeader("cache-control", "private, no-store");
    else absent("cache-control", "no-cache");
  });
  next();
};

/** A file of the build is the same for everybody, whoever asks; a page may know who does. */
const isPrivate = (request: Request, response: Response) =>
  !response.locals.everybodys &&
  (!bodiless.has(request.method) ||
    response.hasHeader("set-cookie") ||
    response.statusCode >= 400 ||
    request.query["_data"] !== undefined ||
    sessionIn(request.headers.cookie) !== undefined ||
    guestIn(request.headers.cookie) !== undefined ||
    readCookie(request.headers.cookie, "claim") !== undefined ||
    // Who confirms a delivery by a link has no cookie at all.
    /^(?:\/en)?\/w\//.test(request.path));

function beforeHeaders(response: Response, set: () => void) {
  const { writeHead } = response;
  let done = false;
  const wrapped = (...given: Parameters<typeof writeHead>) => {
    if (!done) set();
    done = true;
    return writeHead.apply(response, given);
  };
  response.writeHead = wrapped as typeof writeHead;
}

/** Answers with the page of a status (403, 413 …) instead of what was asked for. */
const refuse = (request: Request, status: number) => {
  const locale = localeOf(request.originalUrl);
  // A page that is alive asks for data, and draws what it is told itself.
  const data = new URLSearchParams(request.originalUrl.split("?")[1] ?? "").has("_data")
    ? `?${new URLSearchParams({ _data: inLocale(locale, "/routes/refused.$status").slice(1) })}`
    : "";
  request.method = "GET";
  request.url = inLocale(locale, `/refused/${status}`) + data;
  request.originalUrl = request.url;
  for (const name of ["content-length", "content-type", "transfer-encoding", "origin"]) {
    request.headers[name] = undefined;
  }
};

const hostName = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Whether a `Host` header names a host. */
export const isHost = (host: string | undefined) => hostName.test(host ?? "");

/**
 * What no route should ever see: a host that is none, a form from another site, a body without a
 * length or too long, addresses of protocols that are switched off.
 */
export const guard: RequestHandler = (request, response, next) => {
  delete request.headers["x-forwarded-host"];
  if (!isHost(request.headers.host) || !isLocal(request.originalUrl)) {
    response.status(400).type("text").send("Bad request\n");
    return;
  }
  if (forPrograms.test(request.path)) {
    if (!bodiless.has(request.method)) return refuseProgram(request, response, 405);
    if (nothing.test(request.originalUrl)) return refuseProgram(request, response, 400);
  }
  if (!methods.has(request.method)) {
    drainAfter(request, response);
    response.setHeader("allow", [...methods].join(", "));
    return leave(request, response, 405, next);
  }
  const nowhere = unknown.test(request.path) || !decodes(request.path);
  if (nowhere || nothing.test(request.originalUrl)) refuse(request, 404);
  if (bodiless.has(request.method)) return next();

  drainAfter(request, response);
  if (!comesFromHere(request, env().publicUrl)) return leave(request, response, 403, next);
  const { origin } = request.headers;
  if (origin) request.headers.host = new URL(origin).host;

  const length = request.headers["content-length"];
  if (length === undefined && request.headers["transfer-encoding"]) {
    return leave(request, response, 411, next);
  }
  if (Number(length ?? 0) > longest(request)) return leave(request, response, 413, next);
  next();
};

/** Addresses where programs only read; they are refused in their own words. */
const forPrograms = /^\/api(?:\/|$)/;

function refuseProgram(request: Request, response: Response, status: 400 | 405) {
  drainAfter(request, response);
  if (status === 405) response.setHeader("allow", "GET, HEAD");
  for (const [name, value] of Object.entries(open)) response.setHeader(name, value);
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify(problemOf(status)));
}

const isLocal = (address: string) =>
  address.startsWith("/") && URL.canParse(`http://here${address}`);

/** Addresses of protocols that are switched off. */
const unknown = /^\/__manifest$|\.data$/;

/** The byte that PostgreSQL takes in no text. */
const nothing = /%00/;

function decodes(path: string) {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** Files come as multipart and only on pages of staff; everything else is short. */
function longest(request: Request) {
  const staff = /^\/(?:en\/)?(?:organizer|steward|fund)\//.test(request.path);
  const multipart = request.headers["content-type"]?.startsWith("multipart/form-data");
  return staff && multipart ? 30 * megabyte : megabyte;
}

/** Refuses a request for what it brings; only what is huge is cut off while it is being sent. */
function leave(request: Request, response: Response, status: number, next: () => void) {
  const huge = Number(request.headers["content-length"] ?? 0) > 64 * megabyte;
  if (huge) response.setHeader("connection", "close");
  refuse(request, status);
  next();
}

/**
 * Lets a body that no route read run out into nothing: a browser cut off while sending never sees
 * its answer, and a connection with half a body in it takes no further request.
 */
function drainAfter(request: Request, response: Response) {
  response.once("finish", () => {
    request.removeAllListeners("data");
    request.resume();
  });
}

/** A visitor who posts a form for the first time becomes a guest, before any route looks. */
export const makeGuest: RequestHandler = (request, response, next) => {
  const { cookie } = request.headers;
  request.headers[newGuestHeader] = undefined;
  if (!bodiless.has(request.method) && !sessionIn(cookie) && !guestIn(cookie)) {
    const line = newGuest();
    const [pair = ""] = line.split(";", 1);
    response.append("set-cookie", line);
    request.headers.cookie = [pair, cookie].filter(Boolean).join("; ");
    request.headers[newGuestHeader] = "1";
    watchFirstAnswer(guestIn(pair) ?? "", response);
  }
  next();
};

/**
 * Whether a visit to the front door is a first one by somebody whose browser asks for English, or
 * for neither of our languages.
 */
export const leadsToEnglish = (headers: IncomingHttpHeaders) =>
  headers["sec-fetch-site"] !== "same-origin" &&
  !readCookie(headers.cookie, "lang") &&
  !wantsChinese(headers["accept-language"]);

/** What the answer at the front door depends on. */
export const frontDoorVary = "Accept-Language, Cookie, Sec-Fetch-Site";

/** Sends a first visit to the front door on to English when that is what the browser asks for. */
export const speak: RequestHandler = (request, response, next) => {
  if (request.path !== "/" || request.method !== "GET") return next();
  response.vary(frontDoorVary);
  if (!leadsToEnglish(request.headers)) return next();
  response.append("set-cookie", writeCookie("lang", "en", { maxAge: cookies.lang }));
  response.redirect(302, "/en");
};
