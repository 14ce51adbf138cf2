import { createHash } from "node:crypto";
import { redirect } from "@remix-run/node";
import { draw, DrawingBusy, type Drawing } from "~/platform/drawing.server";
import { MakingBusy, madeOnce } from "~/platform/made-once.server";
import { localeOfRequest, to } from "./locale";
import { tooMany } from "./pages.server";

/** Raised when the same facts are drawn otherwise, so that no picture of the old hand is kept. */
const hand = 1;

const made = madeOnce({ bytes: 12 * 1024 * 1024, waiting: 8 });

const general = "/preview.png";

/**
 * Answers with the picture that chat apps show for a page. It is drawn once for what stands on it;
 * whoever has it already is told so without a drawing. While too many wait, the site's own picture
 * stands in.
 */
export async function preview(request: Request, { kind, props }: Drawing): Promise<Response> {
  // Of the time only the year matters, which is said where it isn't this one.
  const now = `${new Date().getUTCFullYear()}-06-30T00:00:00.000Z`;
  const what = { kind, props, locale: localeOfRequest(request), now };
  const key = createHash("sha256")
    .update(JSON.stringify([hand, what]))
    .digest("base64url");
  const headers = { etag: `"${key.slice(0, 22)}"`, "cache-control": "public, max-age=60" };
  if (request.headers.get("if-none-match")?.includes(headers.etag))
    return new Response(null, { status: 304, headers });
  try {
    const bytes = await made(key, () => draw(what));
    return new Response(bytes, { headers: { ...headers, "content-type": "image/png" } });
  } catch (error) {
    if (!(error instanceof MakingBusy || error instanceof DrawingBusy)) throw error;
    if (kind === "sitePreview") throw tooMany(30);
    return redirect(to(request, general), { headers: { "cache-control": "no-store" } });
  }
}
