import { useLocale } from "~/i18n/reader";

/** "第 3 期" stays on one line. */
export const unbroken = (title: string) => title.replace(/(?<=第) | (?=[期批])/g, "\u00a0");

/** Wishes are written in Chinese: on an English page they say so, for voices and fonts. */
export const useWrittenIn = (): string | undefined =>
  useLocale() === "zh-CN" ? undefined : "zh-CN";
