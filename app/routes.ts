import { flatRoutes } from "@remix-run/fs-routes";
import type { RouteConfig, RouteConfigEntry } from "@remix-run/route-config";

/** Addresses that machines call speak no language. */
const forMachines = /^(api|webhooks|unsubscribe|sitemaps?|robots|\.well-known)([/.]|$)/;

/** The same pages under `/en`: ids are prefixed, and the first path on each branch. */
function inEnglish(route: RouteConfigEntry, prefix: boolean): RouteConfigEntry {
  const opensBranch = prefix && (route.path !== undefined || route.index);
  return {
    ...route,
    id: `en/${route.id ?? route.file}`,
    ...(opensBranch && { path: route.path ? `en/${route.path}` : "en" }),
    ...(route.children && {
      children: route.children.map((child) => inEnglish(child, prefix && !opensBranch)),
    }),
  };
}

const pages = await flatRoutes();
const spoken = pages.filter((route) => !forMachines.test(route.path ?? ""));

export default [...pages, ...spoken.map((route) => inEnglish(route, true))] satisfies RouteConfig;
