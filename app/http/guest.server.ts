import { randomUUID } from "node:crypto";
import { signatureFits, signatureOf } from "~/platform/signing.server";
import { cookies, readCookie, writeCookie } from "./cookies.server";

const seconds = cookies.guest;

/** A new guest's `Set-Cookie` line. Who holds the cookie is that guest, for seven days. */
export function newGuest(now = Date.now()) {
  const signed = `${randomUUID()}.${Math.floor(now / 1000) + seconds}`;
  return writeCookie("guest", `${signed}.${signatureOf("guest", signed)}`, { maxAge: seconds });
}

/** The guest's id in a `Cookie` header; nothing when it is missing, forged or too old. */
export function guestIn(header: string | null | undefined, now = Date.now()): string | undefined {
  const [id, until, signature] = readCookie(header, "guest")?.split(".") ?? [];
  if (!id || !until || !signature || !signatureFits("guest", `${id}.${until}`, signature)) return;
  return Number(until) * 1000 > now ? id : undefined;
}

/** The id of the guest who asks, if there is one. */
export const guestOf = (request: Request) => guestIn(request.headers.get("cookie"));
