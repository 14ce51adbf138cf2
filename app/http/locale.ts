import type { Locale } from "~/i18n/words";

/** The language of an address: English under `/en`, otherwise Chinese. */
export const localeOf = (path: string): Locale => (/^\/en(?:[/?#]|$)/.test(path) ? "en" : "zh-CN");

/** The language the request's address speaks. */
export const localeOfRequest = (request: Request) => localeOf(new URL(request.url).pathname);

/** The address without its language. */
export const withoutLocale = (path: string) =>
  // What is left must not begin with two slashes: that would be another site's address.
  localeOf(path) === "en" ? path.replace(/^\/en\/*/, "/") : path;

/** The address in the given language. */
export function inLocale(locale: Locale, path: string) {
  const plain = withoutLocale(path);
  return locale === "en" ? `/en${plain.replace(/^\/(?=$|[?#])/, "")}` : plain;
}

/**
 * Where to send the reader on, in the request's language. A path that would leave this site
 * (`//elsewhere`, `https:`, a backslash) leads home instead.
 */
export function to(request: Request, path: string) {
  const local = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : "/";
  return inLocale(localeOfRequest(request), local);
}
