import { holdsForbidden } from "../../privacy/forbidden";
import type { Category } from "../../wishes/input";
import { readBirthCell } from "./birth-cell";
import { readAnswer, readDay } from "./consent";
import { readGrade } from "./grade";
import { readPrice } from "./price";
import { categoryNamed } from "./recognised";
import { readSize } from "./size";
import { wishesIn } from "./split";
import { readTitle } from "./title";

const most = 3000;

/** Remembers answers by their texts: a table says 38码 and 三年级2班 a thousand times. */
function remembering<More extends readonly unknown[], Answer>(
  read: (text: string, ...more: More) => Answer,
): (text: string, ...more: More) => Answer {
  const known = new Map<string, Answer>();
  return (text, ...more) => {
    const key = more.length > 0 ? `${text}\n${more.join()}` : text;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = read(text, ...more);
    if (known.size >= most) known.clear();
    known.set(key, answer);
    return answer;
  };
}

type Was = "number" | "date" | undefined;

/** The readers of one table, on one day and in one currency. */
export const readersOn = (today: string, exponent: number) => ({
  birth: remembering((text, was: Was) => readBirthCell(text, today, was)),
  grade: remembering(readGrade),
  day: remembering((text, was: Was) => readDay(text, today, was)),
  answer: remembering(readAnswer),
  wishes: remembering(wishesIn),
  title: remembering((text, size: boolean, price: boolean) => readTitle(text, { size, price })),
  kind: remembering(categoryNamed),
  size: remembering((text, category: Category) => readSize(text, category)),
  price: remembering((text, was: Was) => readPrice(text, exponent, was)),
  forbidden: remembering(holdsForbidden),
});
export type Readers = ReturnType<typeof readersOn>;
