import { createHash } from "node:crypto";
import { draw, type Drawing } from "~/platform/drawing.server";
import { madeOnce } from "~/platform/made-once.server";
import { localeOfRequest } from "./locale";
import { shared } from "./machines.server";

/** Raised when the same facts are drawn otherwise, so that nothing of the old hand is kept. */
const hand = 1;

/**
 * Draws what anybody may see: once for what stands on it, in up to so many bytes of memory; whoever
 * has it already is told so without a drawing. Throws `MakingBusy` or `DrawingBusy` while too many wait.
 */
export function drawnOnce(bytes: number) {
  const made = madeOnce({ bytes, waiting: 8 });
  return async (request: Request, { kind, props }: Drawing, further: Record<string, string>) => {
    // Of the time only the year matters, which is said where it isn't this one.
    const now = `${new Date().getUTCFullYear()}-06-30T00:00:00.000Z`;
    const what = { kind, props, locale: localeOfRequest(request), now };
    const key = createHash("sha256")
      .update(JSON.stringify([hand, what]))
      .digest("base64url");
    const headers = { ...further, etag: `"${key.slice(0, 22)}"`, "cache-control": shared };
    return request.headers.get("if-none-match")?.includes(headers.etag)
      ? new Response(null, { status: 304, headers })
      : new Response(await made(key, () => draw(what)), { headers });
  };
}
