import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type RouteId = string;

/**
 * Cuts the build into one small build for each first word of an address, and answers the one in
 * which the route of a path is. Remix ranks every route at every request and makes them all anew
 * to draw a page; where the first words differ none of them could have matched.
 */
export function partsOf(build: ServerBuild): (path: string) => ServerBuild {
  const { routes } = build;
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  const leaves = Object.keys(routes).filter((id) => !parents.has(id));
  const wordOfLeaf = new Map(leaves.map((id) => [id, firstWord(pathOf(routes, id))]));
  const words = new Set(wordOfLeaf.values());
  const parts = new Map<string, ServerBuild>();

  return (path) => {
    const asked = firstWord(decoded(path));
    // What begins with no known word is only matched by routes that begin with any.
    const word = words.has(asked) ? asked : any;
    let part = parts.get(word);
    if (!part) {
      part = partWith(
        build,
        leaves.filter((id) => [word, any].includes(wordOfLeaf.get(id) ?? any)),
      );
      parts.set(word, part);
    }
    return part;
  };
}

/** Stands for a first word that fits many: a name, a rest, a word that may be left out. */
const any = "*";

/** The first word of a path, with the language before it: routes are matched without case. */
function firstWord(path: string): string {
  const [first = "", second = ""] = path.toLowerCase().split("/").slice(1);
  const open = (word: string) => /^[:*]|\?$/.test(word);
  if (open(first)) return any;
  if (first !== "en") return first;
  return open(second) ? any : `en/${second}`;
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

/** The build with some leaves, what they stand in, and the root: every error is drawn there. */
function partWith(build: ServerBuild, leaves: RouteId[]): ServerBuild {
  const kept = new Set<RouteId>();
  const keep = (id: RouteId | undefined) => {
    if (id === undefined || kept.has(id)) return;
    kept.add(id);
    keep(build.routes[id]?.parentId);
  };
  leaves.forEach(keep);
  for (const [id, { parentId }] of Object.entries(build.routes)) if (!parentId) keep(id);
  const only = <Value>(all: Record<RouteId, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes as Record<RouteId, NonNullable<Routes[RouteId]>>),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
