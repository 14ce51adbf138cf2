import { useLocale } from "~/i18n/reader";

/** Wishes are written in Chinese: on an English page they say so, for voices and fonts. */
export const useWrittenIn = (): string | undefined =>
  useLocale() === "zh-CN" ? undefined : "zh-CN";
