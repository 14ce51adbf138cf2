import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Reader } from "~/i18n/reader";
import { wordsOf, type Locale } from "~/i18n/words";

/** The page at ten in the morning of 23 November 2026, in Shanghai. */
export const now = "2026-11-23T02:00:00Z";

/** What a reader without script gets. */
export const read = (piece: ReactNode, locale: Locale = "zh-CN"): string =>
  renderToStaticMarkup(
    <Reader locale={locale} words={wordsOf(locale)} now={now}>
      {piece}
    </Reader>,
  );

/** Only what is said, without the tags. */
export const saidBy = (html: string): string =>
  html
    .replace(/<svg.*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
