import { parse, serialize, type SerializeOptions } from "cookie";
import { env } from "~/platform/env.server";

const secure = () => env().publicUrl.startsWith("https:");

/** A cookie's full name: browsers let `__Host-` be set only by this host and over https. */
export const cookieName = (name: string) => (secure() ? `__Host-${name}` : name);

/** The value of one of our cookies in a `Cookie` header. */
export const readCookie = (header: string | null | undefined, name: string) =>
  header ? parse(header)[cookieName(name)] : undefined;

/** A `Set-Cookie` line that scripts and other sites cannot use; without an end it dies with the browser. */
export const writeCookie = (name: string, value: string, options: SerializeOptions = {}) =>
  serialize(cookieName(name), value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    ...options,
  });
