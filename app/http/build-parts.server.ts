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
  const wordsOfRoute = Object.values(routes)
    .filter(({ path, index }) => path !== undefined || index)
    .map(({ id }) => [id, wordsOf(pathOf(routes, id))] as const);
  const parts = new Map<string, ServerBuild>();

  return (path) => {
    const asked = wordsOf(decoded(path));
    const ids = wordsOfRoute.filter(([, words]) => fits(words, asked)).map(([id]) => id);
    const key = ids.join(" ");
    const part = parts.get(key) ?? partWith(build, ids);
    parts.set(key, part);
    return part;
  };
}

/** The words of a path: routes are matched without case. */
const wordsOf = (path: string) => path.toLowerCase().replace(/\/+$/, "").split("/").slice(1);

/** Whether a route of these words may match what is asked for; the router itself says whether it does. */
function fits(words: string[], asked: string[]): boolean {
  if (words.some((word) => /^\*|\?$/.test(word))) return words[0] === asked[0] || open(words[0]);
  return (
    words.length === asked.length && words.every((word, at) => open(word) || word === asked[at])
  );
}

/** A name, a rest, or a word that may be left out. */
const open = (word = "") => /^[:*]|\?$/.test(word);

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
