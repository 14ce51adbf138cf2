import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type RouteId = string;

/**
 * Cuts the build into small builds by the words of an address, and answers the one in which the
 * routes are that a path could match. Remix ranks every route several times at every request and
 * makes them all anew to draw a page; where a word differs none of them could have matched.
 */
export function partsOf(build: ServerBuild): (path: string) => ServerBuild {
  const { routes } = build;
  const known = Object.values(routes)
    .filter(({ path, index }) => path !== undefined || index)
    .map(({ id }) => ({ id, ...shapeOf(pathOf(routes, id)) }));
  const byFirst = Map.groupBy(known, ({ first }) => first);
  const parts = new Map<string, ServerBuild>();

  return (path) => {
    const asked = wordsOf(decoded(path));
    const ids = [...(byFirst.get(asked[0]) ?? []), ...(byFirst.get(any) ?? [])]
      .filter(({ fits }) => fits(asked))
      .map(({ id }) => id);
    const key = ids.join(" ");
    const part = parts.get(key) ?? partWith(build, ids);
    parts.set(key, part);
    return part;
  };
}

/** Stands for a word that fits many: a name, a rest, a word that may be left out. */
const any = "*";

/** The words of a path: routes are matched without case. */
const wordsOf = (path: string) => path.toLowerCase().replace(/\/+$/, "").split("/").slice(1);

/** What a path begins with, and what may match it; whether it does is the router's to say. */
function shapeOf(path: string) {
  const words = wordsOf(path).map((word) => (/^[:*]|\?$/.test(word) ? any : word));
  const loose = /\*|\?/.test(path);
  return {
    first: words[0],
    fits: (asked: string[]) =>
      loose ||
      (words.length === asked.length &&
        words.every((word, at) => word === any || word === asked[at])),
  };
}

/** As the router itself reads a path: each part decoded, or nothing of it. */
function decoded(path: string): string {
  try {
    return path
      .split("/")
      .map((part) => decodeURIComponent(part).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return path;
  }
}

const pathOf = (routes: Routes, id: RouteId | undefined): string => {
  const route = id === undefined ? undefined : routes[id];
  return route ? pathOf(routes, route.parentId) + (route.path ? `/${route.path}` : "") : "";
};

/** The build with some routes, what they stand in, and the root: every error is drawn there. */
function partWith(build: ServerBuild, ids: RouteId[]): ServerBuild {
  const kept = new Set<RouteId>();
  const keep = (id: RouteId | undefined) => {
    if (id === undefined || kept.has(id)) return;
    kept.add(id);
    keep(build.routes[id]?.parentId);
  };
  ids.forEach(keep);
  for (const [id, { parentId }] of Object.entries(build.routes)) if (!parentId) keep(id);
  const only = <Value>(all: Record<RouteId, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes as Record<RouteId, NonNullable<Routes[RouteId]>>),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
