import { en } from "./en";
import { zh } from "./zh-CN";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** The shape of a set of texts, whatever its language: same keys, same kinds. */
export type Same<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (count: number) => string
      ? (count: number) => string
      : Same<T[Key]>;
};

export type Words = Same<typeof zh>;

const both: Record<Locale, Words> = { "zh-CN": zh, en };

/** Every text of one language. Brings both languages along, so the browser imports its own alone. */
export const wordsOf = (locale: Locale): Words => both[locale];
