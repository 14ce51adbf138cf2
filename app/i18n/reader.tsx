import { createContext, useContext, useMemo, type ReactNode } from "react";
import { formatsOf, type Formats } from "./formats";
import type { Locale, Words } from "./words";

type Reading = { locale: Locale; words: Words; now: string; formats: Formats };

const ReaderContext = createContext<Reading | null>(null);

/** Who reads the page: the language, its texts, and the moment the page was made. */
export function Reader({
  locale,
  words,
  now,
  children,
}: {
  locale: Locale;
  words: Words;
  now: string;
  children: ReactNode;
}) {
  const reading = useMemo(
    () => ({ locale, words, now, formats: formatsOf(locale, words, now) }),
    [locale, words, now],
  );
  return <ReaderContext.Provider value={reading}>{children}</ReaderContext.Provider>;
}

function useReading(): Reading {
  const reading = useContext(ReaderContext);
  if (!reading) throw new Error("A page is read by someone: put it inside <Reader>");
  return reading;
}

export const useText = (): Words => useReading().words;
export const useLocale = (): Locale => useReading().locale;
export const useNow = (): string => useReading().now;
export const useFormat = (): Formats => useReading().formats;

/** Turns a plain path into the reader's own: `/wishes` becomes `/en/wishes` in English. */
export function useTo(): (path: string) => string {
  const { locale } = useReading();
  return (path) => pathIn(locale, path);
}

const pathIn = (locale: Locale, path: string): string =>
  locale === "en" && path.startsWith("/") ? (path === "/" ? "/en" : `/en${path}`) : path;
