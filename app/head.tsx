import { useLocation } from "@remix-run/react";
import type { Handle, Site } from "./http/handle";
import { inLocale } from "./http/locale";
import { useLocale, useText } from "./i18n/reader";
import { locales } from "./i18n/words";

type Told = { handle?: Handle; data: unknown; origin: string; title: string };

const territories = { "zh-CN": "zh_CN", en: "en_GB" } as const;

/** The head's part for chats, search engines and feed readers; all addresses are whole ones. */
export function ForMachines({ handle, data, origin, title }: Told) {
  const { pathname, search } = useLocation();
  const locale = useLocale();
  const text = useText();
  const asked = new URLSearchParams(search);
  const listed = typeof handle?.listed === "function" ? handle.listed(asked) : handle?.listed;
  const site: Site = { origin, language: locale, at: (path) => origin + inLocale(locale, path) };
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:image" content={site.at(handle?.preview?.(data) ?? "/preview.png")} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={title} />
      <meta property="og:locale" content={territories[locale]} />
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <meta key={other} property="og:locale:alternate" content={territories[other]} />
        ))}
      <meta name="twitter:card" content="summary_large_image" />
      {listed ? (
        <Addresses path={pathname + askedOf(handle?.asks?.(data) ?? {})} site={site} />
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {handle?.feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={text.machines.feed.title}
          href={site.at(handle.feed)}
        />
      )}
      {listed && handle?.told?.(text, data, site).map((thing, at) => <Data key={at} of={thing} />)}
    </>
  );
}

/** The page's one true address, and that of the same page in each language. */
function Addresses({ path, site }: { path: string; site: Site }) {
  const here = site.at(path);
  return (
    <>
      <link rel="canonical" href={here} />
      <meta property="og:url" content={here} />
      {locales.map((one) => (
        <link key={one} rel="alternate" hrefLang={one} href={site.origin + inLocale(one, path)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={site.origin + inLocale("zh-CN", path)} />
    </>
  );
}

function askedOf(understood: Record<string, string | number | undefined>): string {
  const kept = Object.entries(understood).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`]],
  );
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

/** A block of data, which no browser runs; nothing in it can end the block. */
const Data = ({ of }: { of: object }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{
      __html: JSON.stringify({ "@context": "https://schema.org", ...of }).replaceAll(
        "<",
        "\\u003c",
      ),
    }}
  />
);
