import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
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

/** The header that tells routes of a guest who brought no cookie; what a client sends is overwritten. */
export const newGuestHeader = "x-new-guest";

const firstAnswers = new Map<string, Promise<boolean>>();

/** Watches whether the answer that brings a new guest his cookie reaches him. */
export function watchFirstAnswer(guestId: string, answer: ServerResponse) {
  const arrives = new Promise<boolean>((resolve) =>
    answer.once("close", () => {
      firstAnswers.delete(guestId);
      resolve(answer.writableFinished);
    }),
  );
  if (!answer.closed) firstAnswers.set(guestId, arrives);
}

/**
 * Whether the answer to a new guest reaches him, and with it the cookie that makes him this guest;
 * undefined for everybody else. Who is gone already is watched no more.
 */
export function cookieArrives(request: Request): Promise<boolean> | undefined {
  const guestId = request.headers.has(newGuestHeader) ? guestOf(request) : undefined;
  return guestId ? (firstAnswers.get(guestId) ?? Promise.resolve(false)) : undefined;
}
