import type { Birth } from "../../privacy/birth";
import { readNumeral } from "./numerals";
import { plainText } from "./text";

const stages: readonly (readonly [RegExp, number])[] = [
  [/(?:初中?|初级中学)([一二三1-3])(?!\d)/, 6],
  [/(?:高中?|高级中学)([一二三1-3])(?!\d)/, 9],
];
const kindergarten: readonly (readonly [RegExp, number])[] = [
  [/托班|托儿|小小班/, -3],
  [/小[一二三四\d(]*班/, -2],
  [/中[一二三四\d(]*班/, -1],
  [/学前|大[一二三四\d(]*班/, 0],
  [/\bkindergarten\b|\bpreschool\b/, 0],
];

/** A grade from the first of primary school (1) to the last of high school (12); below 1: kindergarten. */
export function readGrade(text: string): number | null {
  const plain = plainText(text).replace(/\s|^(?:小学|初中部|高中部|年级[::]?)/g, "");
  if (plain === "") return null;
  for (const [shape, before] of stages) {
    const match = shape.exec(plain);
    if (match) return before + figure(match[1]!);
  }
  const named = /([一二三四五六七八九十]{1,2}|\d{1,2})(?:年级|年纪|年)/.exec(plain);
  if (named) return inSchool(figure(named[1]!));
  const english =
    /(?:^|[^a-z])(?:grade|year|class)\.?(\d{1,2})/.exec(plain) ??
    /(\d{1,2})(?:st|nd|rd|th)grade/.exec(plain);
  if (english) return inSchool(Number(english[1]));
  for (const [shape, grade] of kindergarten) if (shape.test(plain)) return grade;
  const short =
    /^([1-9])0\d班?$/.exec(plain) ??
    /^(?:([一二三四五六七八九])[-./(]?|(\d)[-./(])(?:[一二三四五六七八九十]{1,2}|\d{1,2})\)?班?$/.exec(
      plain,
    ) ??
    /^([一二三四五六七八九]|\d)$/.exec(plain);
  return short ? inSchool(figure(short[1] ?? short[2]!)) : null;
}

const figure = (text: string) => (/^\d+$/.test(text) ? Number(text) : (readNumeral(text) ?? 0));
const inSchool = (grade: number) => (grade >= 1 && grade <= 12 ? grade : null);

/**
 * How old who is in a grade is, by the rule of the Compulsory Education Law (article 11): six
 * years old on the first of September when school begins. Before March most haven't had the
 * birthday of their school year yet.
 */
export function birthOfGrade(grade: number, today: string): Birth {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const began = month >= 9 ? year : year - 1;
  const entered = began - grade + 1;
  const age = grade + (month >= 3 && month < 9 ? 6 : 5);
  return { text: `${age} @ ${today}`, age, years: [entered - 7, entered - 6] };
}
