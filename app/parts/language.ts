import { useLocale } from "~/i18n/reader";

/** "第 3 期" stays on one line. */
export const unbroken = (title: string) => title.replace(/(?<=第) | (?=[期批])/g, "\u00a0");

/** Wishes are written in Chinese: on an English page they say so, for voices and fonts. */
export const useWrittenIn = (): string | undefined =>
  useLocale() === "zh-CN" ? undefined : "zh-CN";

/**
 * In which language a text is written that may be in either, as names of funds and charities are;
 * nothing where it is the page's own.
 */
export function useLangOf(): (text: string) => string | undefined {
  const locale = useLocale();
  return (text) => {
    const written = /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
    return written === locale ? undefined : written;
  };
}
