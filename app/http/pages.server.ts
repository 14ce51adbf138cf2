import { redirect } from "@remix-run/node";

const page = (status: number, headers?: HeadersInit) =>
  new Response(null, { status, ...(headers && { headers }) });

/** There is no such thing, or not for the one who asks. Thrown, it becomes the 404 page. */
export const notFound = () => page(404);

/**
 * There is no such thing by this name. Addresses are small letters; who typed one from paper in
 * capitals is led to it.
 */
export function notFoundBy(request: Request, name: string | undefined): Response {
  const url = new URL(request.url);
  if (!name || name === name.toLowerCase()) return notFound();
  return redirect(url.pathname.toLowerCase() + url.search, 301);
}

/** Nobody is signed in any more, and what was sent was not kept. Thrown, it becomes the 401 page. */
export const signedOut = () => page(401);

/** The one who asks is known but may not. Thrown, it becomes the 403 page. */
export const forbidden = () => page(403);

/** It was here and was taken back. Thrown, it becomes the 410 page. */
export const gone = () => page(410);

/** Too often in too short a time. Thrown, it becomes the 429 page. */
export const tooMany = (seconds: number) => page(429, { "retry-after": String(seconds) });
