import { readFileSync, readdirSync } from "node:fs";

export type Entry = {
  id: string;
  parentId?: string;
  path?: string;
  index?: boolean;
  hasLoader: boolean;
  hasAction: boolean;
};

/** A page or file that the built site serves, in one of its languages. */
export type Route = {
  id: string;
  /** Its address with `:names` for what differs. */
  path: string;
  english: boolean;
  hasLoader: boolean;
  hasAction: boolean;
};

/** Everything that the build says of routes, parents too. */
export function allEntries(): Record<string, Entry> {
  const folder = "build/client/assets";
  const file = readdirSync(folder).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error("Build first: npm run build.");
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  return (JSON.parse(json) as { routes: Record<string, Entry> }).routes;
}

/** Every route there is, read from the build that is served: what isn't in it can't be reached. */
export function allRoutes(): Route[] {
  const routes = allEntries();
  const pathOf = (entry: Entry | undefined): string =>
    entry
      ? pathOf(entry.parentId ? routes[entry.parentId] : undefined) +
        (entry.path ? `/${entry.path}` : "")
      : "";
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  return Object.values(routes)
    .filter(({ id }) => !parents.has(id))
    .map((entry) => ({
      id: entry.id,
      path: pathOf(entry) || "/",
      english: entry.id.startsWith("en/"),
      hasLoader: entry.hasLoader,
      hasAction: entry.hasAction,
    }));
}

/** The names in a path that an address fills: `/wishes/:wishId` has `wishId`. */
export const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
