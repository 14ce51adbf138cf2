import { existsSync } from "node:fs";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { guard, headers, identify, makeGuest, patternsOf, speak } from "./edge.server";
import { operations } from "./operations.server";

type Parts = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** While developing, Vite serves the browser's files. */
  vite?: { middlewares: RequestHandler };
};

/** The whole HTTP side: what stands before the pages, the browser's files, then the pages. */
export function createApp({ build, vite }: Parts) {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", env().trustProxy);
  app.set("query parser", "simple");

  const pages = typeof build === "function" ? [] : pathsOf(build.routes);
  app.use(identify(patternsOf(["/healthz", "/readyz", "/metrics", "/favicon.ico", ...pages])));
  app.use(headers);
  app.use(operations());
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else app.use(files("build/client"));
  app.use(guard, speak, makeGuest);
  app.use(createRequestHandler({ build }));
  app.use(failed);
  return app;
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
