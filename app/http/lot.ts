import { randomInt } from "node:crypto";
import { lots } from "~/domain/wishes/ring";

/** Set by this server's own edge where a page is kept for many readers, and by nobody else. */
export const lotHeader = "x-lot";

/** The lot that decides where the fair order starts: the edge's, or one drawn for this request. */
export function lotOf(request: Request): number {
  const given = request.headers.get(lotHeader) ?? "";
  const lot = /^\d{1,2}$/.test(given) ? Number(given) : lots;
  return lot < lots ? lot : randomInt(lots);
}
