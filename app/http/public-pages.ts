import { inLocale } from "./locale";

/** An address that answers everybody without a cookie alike. */
type PublicPage = {
  path: string;
  /** Spoken in both languages: also under `/en`. */
  spoken?: true;
  /** A page for people, which a browser may fetch ahead. */
  document?: true;
  /**
   * The parameters that count. On a page for people all others (`utm_source`, what chat apps add)
   * are dropped before it is drawn; a program that sends others is answered uncached.
   */
  asks?: readonly string[];
  /** Whether the page begins at the visit's lot. */
  drawsLot?: (asked: URLSearchParams) => boolean;
};

const document = { spoken: true, document: true } as const;
const search = ["q", "category", "place", "batch", "price_max", "state", "sort", "after"];

/** Only a first page in the fair order begins anywhere: `after` carries the lot of the page before. */
const firstFairPage = (asked: URLSearchParams) =>
  !asked.has("after") &&
  !["newest", "price"].includes(asked.get("sort") ?? "") &&
  !["taken", "granted"].includes(asked.get("state") ?? "");

/** What is answered from memory, and what of its address counts. */
export const publicPages: readonly PublicPage[] = [
  { path: "/", ...document, drawsLot: () => true },
  { path: "/wishes", ...document, asks: search, drawsLot: firstFairPage },
  // Who just lost the race for it is told so, with or without a cookie.
  { path: "/wishes/:wishId", ...document, asks: ["lost"] },
  { path: "/batches", ...document, asks: ["after"] },
  { path: "/batches/:slug", ...document },
  { path: "/businesses", ...document, asks: ["after"] },
  { path: "/businesses/:slug", ...document },
  { path: "/funds", ...document },
  { path: "/funds/:slug", ...document },
  { path: "/reports/:id", ...document },
  { path: "/about", ...document },
  { path: "/privacy", ...document },
  { path: "/preview.png", spoken: true },
  { path: "/wishes/:wishId/preview.png", spoken: true },
  { path: "/batches/:slug/preview.png", spoken: true },
  { path: "/funds/:slug/preview.png", spoken: true },
  { path: "/reports/:id/preview.png", spoken: true },
  { path: "/feeds/wishes.xml", spoken: true },
  { path: "/feeds/reports.xml", spoken: true },
  { path: "/sitemap.xml" },
  { path: "/api/v1/wishes", asks: search, drawsLot: firstFairPage },
  { path: "/api/v1/wishes/:wishId" },
  { path: "/api/v1/batches", asks: ["state", "after"] },
  { path: "/api/v1/reports", asks: ["after"] },
  { path: "/api/v1/openapi.json" },
];

type Place = { page: PublicPage; segments: string[] };

/** Pages by how many segments their address has, so that few are compared. */
const places = new Map<number, Place[]>();
for (const page of publicPages) {
  for (const path of page.spoken ? [page.path, inLocale("en", page.path)] : [page.path]) {
    const segments = path.split("/").slice(1);
    places.set(segments.length, [...(places.get(segments.length) ?? []), { page, segments }]);
  }
}

const placeOf = (path: string) => {
  const asked = path.split("/").slice(1);
  return places
    .get(asked.length)
    ?.find(({ segments }) =>
      segments.every((segment, at) =>
        segment.startsWith(":") ? /^[\w-]{1,100}$/.test(asked[at] ?? "") : segment === asked[at],
      ),
    );
};

/** A public page as it was asked for, without what does not count. */
export type Asked = { address: string; drawsLot: boolean };

const longest = 1_000;

/**
 * The public page that an address in its plain form asks for; nothing for any other address, and
 * nothing for one that wants a loader's bare answer.
 */
export function askedPage(url: string): Asked | undefined {
  // The byte that PostgreSQL takes in no text is refused elsewhere.
  if (url.length > longest || url.includes("%00")) return undefined;
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  const page = placeOf(path)?.page;
  if (!page) return undefined;
  const counted = end < 0 ? nothing : countedOf(page, new URLSearchParams(url.slice(end)));
  if (!counted) return undefined;
  return {
    address: counted.size > 0 ? `${path}?${counted}` : path,
    drawsLot: page.drawsLot?.(counted) ?? false,
  };
}

const nothing = new URLSearchParams();

/** Of what is asked the part that counts; nothing when it is not a page for everybody that is asked for. */
function countedOf(page: PublicPage, asked: URLSearchParams): URLSearchParams | undefined {
  if (asked.has("_data")) return undefined;
  const counted = new URLSearchParams();
  for (const name of page.asks ?? []) {
    const value = asked.getAll(name).at(-1);
    // It is said or it isn't: else each number would be a page of its own.
    const odd = name === "lost" && value !== "1";
    if (value && !odd) counted.set(name, value);
  }
  // A program is told what is wrong with its question: each name must be known and stand once.
  const plain = page.document || asked.size === counted.size;
  return plain ? counted : undefined;
}
