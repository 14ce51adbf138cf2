import { readBirth, type Birth } from "../../privacy/birth";
import { hasNumerals, readNumeral } from "./numerals";
import { plainText } from "./text";
import type { WarningCode } from "./shapes";

export type BirthRead = { birth: Birth; warnings: readonly WarningCode[] };

const taken = (birth: Birth | null, ...warnings: WarningCode[]): BirthRead | null =>
  birth && { birth, warnings };

const timeOfDay = /[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?z?$/;
const about = /^(?:大约|大概|约|快|将近)|(?:左右|上下|吧)$/g;

/**
 * A birth date or age of a table: all that `readBirth` knows, in every kind of digit; the number
 * of a day as spreadsheets count; ages that became dates; dates with a two-digit year where only
 * one reading gives a child. Null: it can't be told.
 */
export function readBirthCell(
  text: string,
  today: string,
  was?: "number" | "date",
): BirthRead | null {
  const plain = digitsOf(plainText(text).replace(timeOfDay, "").replace(/\s/g, ""));
  if (was === "date") return fromDate(plain, today);
  const exact = plain.replace(about, "");
  if (was === "number" && /^(?:19|20)\d\d\.1$/.test(plain)) {
    // A number loses its last nought: January or October.
    return taken(readBirth(plain.slice(0, 4), today), "age_of_the_day");
  }
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return fromSerial(Number(plain.slice(0, 5)), today);
  const read = readBirth(exact.replace(/^(\d{1,2})\.0$/, "$1"), today);
  if (read) {
    const yearOnly = /^\d{4}$/.test(read.text);
    return exact === plain && !yearOnly ? taken(read) : taken(read, "age_of_the_day");
  }
  return taken(fromShortYear(exact, today));
}

/** Chinese numerals of a date made digits: 二〇一四年三月, 十一岁. */
const digitsOf = (plain: string) =>
  hasNumerals(plain)
    ? plain.replace(/[零〇○一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]+/g, (spelled) => {
        const number = readNumeral(spelled);
        return number === null ? spelled : String(number);
      })
    : plain;

const dayMs = 86_400_000;

/** The date behind a spreadsheet's count of days since 1900. */
function fromSerial(serial: number, today: string): BirthRead | null {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * dayMs).toISOString().slice(0, 10);
  return taken(readBirth(date, today), "date_restored");
}

/** A date as the file keeps it; one of January 1900 was a small number, an age. */
function fromDate(plain: string, today: string): BirthRead | null {
  const age = /^1900-01-(\d\d)$/.exec(plain) ?? /^1899-12-(3[01])$/.exec(plain);
  if (age) return taken(readBirth(String(Number(age[1])), today), "date_restored");
  return taken(readBirth(plain, today));
}

/** 14-03-05, 14.3.5, 140305: taken where a single order of its parts is a day of a child's birth. */
function fromShortYear(plain: string, today: string): Birth | null {
  const parts =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ?? /^(\d\d)()(\d\d)(\d\d)$/.exec(plain);
  if (!parts) return null;
  const [one, two, three] = [parts[1]!, parts[3]!, parts[4]!];
  const orders =
    parts[2] === ""
      ? [[one, two, three]]
      : [
          [one, two, three],
          [three, one, two],
          [three, two, one],
        ];
  const births = orders.flatMap(([year, month, day]) => {
    const read = readBirth(`20${year!.padStart(2, "0")}-${month}-${day}`, today);
    return read && read.age >= 3 && read.age <= 17 ? [read] : [];
  });
  const texts = new Set(births.map(({ text }) => text));
  return texts.size === 1 ? births[0]! : null;
}
