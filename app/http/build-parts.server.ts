import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type RouteId = string;

/**
 * Cuts the build into small builds by the first two words of an address, and answers the one in which
 * the route of a path is. Remix ranks every route at every request and makes them all anew to draw a
 * page; where the first words differ none of them could have matched.
 */
export function partsOf(build: ServerBuild): (path: string) => ServerBuild {
  const { routes } = build;
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  const leaves = Object.keys(routes).filter((id) => !parents.has(id));
  const wordsOfLeaf = new Map(leaves.map((id) => [id, firstWords(pathOf(routes, id))]));
  const known = new Set(
    [...wordsOfLeaf.values()].flatMap(([first, second]) => [first, `${first} ${second}`]),
  );
  const parts = new Map<string, ServerBuild>();

  return (path) => {
    const [asked, next] = firstWords(decoded(path));
    // What begins with no known word is only matched by routes that begin with any.
    const first = known.has(asked) ? asked : any;
    const second = known.has(`${first} ${next}`) ? next : any;
    const key = `${first} ${second}`;
    let part = parts.get(key);
    if (!part) {
      const fits = (word: string | undefined, wanted: string) => word === wanted || word === any;
      part = partWith(
        build,
        leaves.filter((id) => {
          const [one, two] = wordsOfLeaf.get(id) ?? [];
          return fits(one, first) && (one === any || fits(two, second));
        }),
      );
      parts.set(key, part);
    }
    return part;
  };
}

/** Stands for a word that fits many: a name, a rest, a word that may be left out. */
const any = "*";

/** The first two words of a path, the language before the first: routes are matched without case. */
function firstWords(path: string): [string, string] {
  const words = path.toLowerCase().replace(/\/+$/, "").split("/").slice(1);
  const language = words[0] === "en" ? `${words.shift()}/` : "";
  const [first = "", second = ""] = words;
  const open = (word: string) => /^[:*]|\?$/.test(word);
  if (open(first)) return [any, any];
  return [language + first, open(second) ? any : second];
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
