import { parse, serialize, type SerializeOptions } from "cookie";
import { sessionDays } from "~/domain/accounts/sessions.server";
import { env } from "~/platform/env.server";

const secure = () => env().publicUrl.startsWith("https:");

const day = 24 * 60 * 60;

/** Every cookie there is, and for how many seconds; null dies with the browser. The privacy page tells them all. */
export const cookies = {
  session: sessionDays * day,
  guest: 7 * day,
  claim: null,
  "sign-in": 15 * 60,
  lang: 365 * day,
} as const;
export type CookieName = keyof typeof cookies;

/** A cookie's full name: browsers let `__Host-` be set only by this host and over https. */
export const cookieName = (name: CookieName) => (secure() ? `__Host-${name}` : name);

/** The value of one of our cookies in a `Cookie` header. */
export const readCookie = (header: string | null | undefined, name: CookieName) =>
  header ? parse(header)[cookieName(name)] : undefined;

/** A `Set-Cookie` line that scripts and other sites cannot use; without an end it dies with the browser. */
export const writeCookie = (name: CookieName, value: string, options: SerializeOptions = {}) =>
  serialize(cookieName(name), value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    ...options,
  });
