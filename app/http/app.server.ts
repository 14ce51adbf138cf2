import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as createRenderer, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { answering } from "./answer-page.server";
import { partsOf } from "./build-parts.server";
import { guard, headers, identify, makeGuest, patternsOf, speak } from "./edge.server";
import { callerOf, type Trusts } from "./limits.server";
import { operations } from "./operations.server";
import { pageCache } from "./page-cache.server";

type Parts = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** While developing, Vite serves the browser's files. */
  vite?: { middlewares: RequestHandler };
};

/**
 * The whole HTTP side: public pages from memory, else what stands before the pages, the browser's
 * files, then the pages. While developing every page is drawn anew.
 */
export function createApp({ build, vite }: Parts): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", env().trustProxy);
  app.set("query parser", "simple");

  const pages = typeof build === "function" ? [] : pathsOf(build.routes);
  const plain = ["/healthz", "/readyz", "/metrics", "/favicon.ico"];
  const patternOf = patternsOf([...plain, ...pages]);
  app.use(identify(patternOf));
  app.use(headers);
  app.use(operations());
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else app.use(files("build/client"));
  app.use(guard, speak, makeGuest);
  if (typeof build === "function") app.use(createRequestHandler({ build }));
  else app.use(pagesOf(build));
  app.use(failed);
  if (typeof build === "function") return app;

  const trusts = app.get("trust proxy fn") as Trusts;
  const { answer } = pageCache({
    render: rendererOf(build),
    patternOf,
    callerOf: (request) => callerOf(request, trusts),
  });
  return (request, response) => answer(request, response, () => app(request, response));
}

/** Answers with the page of an address, whose part of the build is all that is looked through. */
function pagesOf(build: ServerBuild): RequestHandler {
  const handlersOf = eachPart(build, (part) => ({
    asked: answering(createRenderer(part, process.env.NODE_ENV)),
    sent: createRequestHandler({ build: part }),
  }));
  return (request, response, next) => {
    response.vary("Cookie");
    const { asked, sent } = handlersOf(request.path);
    const only = request.method === "GET" || request.method === "HEAD";
    return (only ? asked : sent)(request, response, next);
  };
}

/** Draws the page of a request that comes from nobody. */
function rendererOf(build: ServerBuild) {
  const rendererFor = eachPart(build, (part) => createRenderer(part, process.env.NODE_ENV));
  return (request: Request) => rendererFor(new URL(request.url).pathname)(request);
}

/** What is made of each part of the build, by the path of an address; made when first asked for. */
function eachPart<Made>(build: ServerBuild, make: (part: ServerBuild) => Made) {
  const partOf = partsOf(build);
  const made = new Map<ServerBuild, Made>();
  return (path: string): Made => {
    const part = partOf(path);
    const before = made.get(part);
    if (before) return before;
    const now = make(part);
    made.set(part, now);
    return now;
  };
}

/** The whole path of every route, its parents' first. */
function pathsOf(routes: ServerBuild["routes"]) {
  const pathOf = (id: string | undefined): string => {
    const route = id ? routes[id] : undefined;
    return route ? pathOf(route.parentId) + (route.path ? `/${route.path}` : "") : "";
  };
  return Object.keys(routes).map((id) => pathOf(id) || "/");
}

/** Files of the build: those named by their content never change, the others may within the hour. */
function files(directory: string) {
  const router = express.Router();
  const missing: RequestHandler = (_, response) => {
    response.status(404).type("text").send("Not found\n");
  };
  const setHeaders = (response: express.Response) => void (response.locals.everybodys = true);
  if (existsSync(directory)) {
    const forever = { immutable: true, maxAge: "1y", setHeaders };
    router.use("/assets", express.static(`${directory}/assets`, forever), missing);
    const hour = { index: false, maxAge: "1h", redirect: false, setHeaders };
    const others = express.static(directory, hour);
    router.use((request, response, next) =>
      /\.\w{2,11}$/.test(request.path) ? others(request, response, next) : next(),
    );
  }
  router.get("/favicon.ico", missing);
  return router;
}

/** What breaks outside the pages, where no page can be drawn. */
const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  log.error({ err: error }, "failed");
  if (response.headersSent) return next(error);
  const id = String(response.getHeader("x-request-id"));
  response.status(500).type("text").send(`Failed: ${id}\n`);
};
