import { createHash } from "node:crypto";
import { limit } from "./limits.server";

const tenMinutes = 600;

/** Programs may ask five times a second, day and night; all behind one address count together. */
export const limitPrograms = (request: Request) =>
  limit(request, "program-by-address", { max: 3000, seconds: tenMinutes });

/** For how long a copy may be shown: what is withdrawn is gone from all of them within a minute. */
export const shared = "public, max-age=60";

/** Answers with a text made just now; whoever has the same one is told so. */
export function tagged(request: Request, text: string, headers: Record<string, string>): Response {
  const mark = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  // Weak: what is sent may be compressed on its way.
  const etag = `W/"${mark}"`;
  const all = { "cache-control": shared, ...headers, etag };
  return request.headers.get("if-none-match")?.includes(mark)
    ? new Response(null, { status: 304, headers: all })
    : new Response(text, { headers: all });
}

/** Answers with a text while it is being made, so that its length costs no memory. */
export function streamed(
  pieces: AsyncGenerator<string>,
  headers: Record<string, string>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: { "cache-control": shared, ...headers } });
}
