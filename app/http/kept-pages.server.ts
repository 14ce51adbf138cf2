import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./wanted";

/** A whole answer as it lies in memory, with the forms it was asked for in. */
export type Page = {
  /** Its route's pattern, for the log and the metrics. */
  route: string;
  status: number;
  /** Names and values in turn, as Node sends them; but for those that say which form it is. */
  headers: readonly string[];
  shrinks: boolean;
  body: Buffer;
  /** Names the body; each form has a tag of its own made from it (RFC 9110, 8.8.3). */
  hash: string;
  forms: Map<Encoding, Buffer>;
  making: Map<Encoding, Promise<Buffer>>;
};

const compressible = /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml)|javascript)|image\/svg)/;
const worthIt = 1_000;

type Answer = Pick<Page, "route" | "status" | "body"> & { headers: ReadonlyMap<string, string> };

/** An answer as it will be kept and sent. */
export function pageOf({ route, status, headers, body }: Answer): Page {
  return {
    route,
    status,
    headers: [...headers].flat(),
    shrinks: body.length >= worthIt && compressible.test(headers.get("content-type") ?? ""),
    body,
    hash: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    forms: new Map([["identity", body]]),
    making: new Map(),
  };
}

/** The form in which a page is sent to who takes this one: small things and pictures go as they are. */
export const formOf = ({ shrinks }: Page, wanted: Encoding): Encoding =>
  shrinks ? wanted : "identity";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Makes a form of a page that is not there yet, once for all who wait for it. */
export function compressed(page: Page, form: Exclude<Encoding, "identity">): Promise<Buffer> {
  const before = page.making.get(form);
  if (before) return before;
  const made = shrunk(page.body, form).then((bytes) => {
    page.forms.set(form, bytes);
    return bytes;
  });
  page.making.set(form, made);
  return made;
}

const shrunk = (body: Buffer, form: Exclude<Encoding, "identity">): Promise<Buffer> =>
  form === "br"
    ? brotli(body, {
        params: {
          // A fifteenth more bytes than at its best, for a hundredth of the time: a batch of sixty still
          // comes within the first 14 KB that a connection carries at once (RFC 6928).
          [constants.BROTLI_PARAM_QUALITY]: 7,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
    : zip(body);

/** What an entry costs besides its bytes: headers, key and the map's own. */
const overhead = 2_000;
const bytesOf = (page: Page) =>
  overhead + [...page.forms.values()].reduce((sum, { length }) => sum + length, 0);

/** Pages by key within `room` bytes; who was not asked for longest goes first. */
export function keptPages(room: number) {
  const pages = new Map<string, { page: Page; since: number; bytes: number }>();
  let bytes = 0;

  const drop = (key: string) => {
    bytes -= pages.get(key)?.bytes ?? 0;
    pages.delete(key);
  };
  const shrink = () => {
    for (const key of pages.keys()) {
      if (bytes <= room) return;
      drop(key);
    }
  };

  return {
    get bytes() {
      return bytes;
    },
    get size() {
      return pages.size;
    },
    /** The page and when it was drawn; it counts as asked for. */
    get(key: string) {
      const entry = pages.get(key);
      if (!entry) return undefined;
      pages.delete(key);
      pages.set(key, entry);
      return entry;
    },
    put(key: string, page: Page, since: number) {
      drop(key);
      const entry = { page, since, bytes: bytesOf(page) };
      // One huge page must not push out all the others.
      if (entry.bytes > room / 8) return;
      pages.set(key, entry);
      bytes += entry.bytes;
      shrink();
    },
    /** Counts the forms that a page got since it was put here. */
    weigh(key: string, page: Page) {
      const entry = pages.get(key);
      if (entry?.page !== page) return;
      const now = bytesOf(page);
      bytes += now - entry.bytes;
      entry.bytes = now;
      shrink();
    },
    /** Forgets what was drawn before a time. */
    forget(before: number) {
      for (const [key, { since }] of pages) if (since < before) drop(key);
    },
    clear() {
      pages.clear();
      bytes = 0;
    },
  };
}
