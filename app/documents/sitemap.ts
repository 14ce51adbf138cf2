import { inXml, xmlHead } from "./xml";

const protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A page in both languages, and when it last changed where that is known. */
export type Mapped = { zh: string; en: string; changed?: string };

/** The list of a sitemap's parts. */
export const sitemapIndex = (parts: string[]): string =>
  [
    xmlHead,
    `<sitemapindex xmlns="${protocol}">`,
    ...parts.map((address) => `<sitemap><loc>${inXml(address)}</loc></sitemap>`),
    "</sitemapindex>\n",
  ].join("");

/** One part, piece by piece, as its pages are read. */
export async function* sitemapPart(pages: AsyncIterable<Mapped[]>): AsyncGenerator<string> {
  yield `${xmlHead}<urlset xmlns="${protocol}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;
  for await (const some of pages) yield some.map(entryOf).join("");
  yield "</urlset>\n";
}

/** Each language is an address of its own and names all of them, as search engines ask. */
function entryOf({ zh, en, changed }: Mapped): string {
  const alternates = Object.entries({ "zh-CN": zh, en, "x-default": zh })
    .map(
      ([language, address]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${inXml(address)}"/>`,
    )
    .join("");
  const lastmod = changed ? `<lastmod>${changed}</lastmod>` : "";
  return [zh, en]
    .map((address) => `<url><loc>${inXml(address)}</loc>${lastmod}${alternates}</url>`)
    .join("");
}
