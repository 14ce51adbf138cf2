import { signatureOf } from "~/platform/signing.server";
import { withinLimit } from "~/platform/limits.server";
import { tooMany } from "./pages.server";

/** The header in which the edge hands the caller's address on; what a client sends is overwritten. */
export const addressHeader = "x-caller-address";

type Limit = { max: number; seconds: number };

/**
 * Counts this try and throws the 429 page when there were more than `max` in `seconds`.
 * Without a subject the caller's address counts, kept only as a keyed hash.
 */
export async function limit(request: Request, name: string, limit: Limit, subject?: string) {
  const who = subject ?? request.headers.get(addressHeader) ?? "";
  const key = `${name}:${signatureOf("limits", who)}`;
  if (!(await withinLimit(key, limit))) throw tooMany(limit.seconds);
}
