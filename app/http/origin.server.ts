import type { IncomingHttpHeaders } from "node:http";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** Callers that are no browser and prove themselves by a signature (RFC 8058 for unsubscribing). */
const proven = /^\/(?:webhooks|unsubscribe)\//;

/**
 * Whether a request may change something: it comes from a page of this site. Browsers say so in
 * `Sec-Fetch-Site` and `Origin`, and each that is there must fit; a caller that sends neither is
 * no browser and carries nobody's cookies unasked.
 */
export function comesFromHere(
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
  publicUrl: string,
) {
  if (safe.has(method) || proven.test(path)) return true;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return origin === publicUrl || (host !== undefined && new URL(origin).host === host);
}
