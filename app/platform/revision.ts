import { z } from "zod";
import { InvalidInput } from "./refusal";

/**
 * What a form showed before somebody changed it, read as the fields themselves are: `shown.title`
 * as `title`. What can't be read, or wasn't sent, counts as not shown.
 */
export const shownInput = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .record(z.string(), z.unknown())
    .optional()
    .transform((shown) => {
      if (!shown) return undefined;
      const read = Object.entries(shape).map(
        ([field, schema]) => [field, z.safeParse(schema, shown[field]).data] as const,
      );
      return Object.fromEntries(read) as Partial<z.output<z.ZodObject<Shape>>>;
    });

/**
 * What is to be written when somebody else may have written since the form was shown: only what
 * was changed in the form takes the place of what is there now. A field that both changed, each
 * otherwise, is refused with `changed_meanwhile`, so that nobody's words are lost unseen.
 */
export function revised<Fields extends object>(
  typed: Fields,
  shown: Partial<Fields> | undefined,
  now: Fields,
): Fields {
  const fields = Object.keys(typed) as (keyof Fields & string)[];
  const overtaken = shown
    ? fields.filter((field) => shown[field] !== undefined && !same(shown[field], now[field]))
    : [];
  const left = overtaken.filter((field) => same(typed[field], shown?.[field]));
  const torn = overtaken.filter(
    (field) => !left.includes(field) && !same(typed[field], now[field]),
  );
  if (torn.length > 0) {
    throw new InvalidInput(torn.map((field) => ({ field, code: "changed_meanwhile" })));
  }
  return { ...typed, ...Object.fromEntries(left.map((field) => [field, now[field]])) };
}

/** Forms send line ends as two characters, the database may hold one. */
const plain = (_key: string, value: unknown) =>
  typeof value === "bigint"
    ? value.toString()
    : typeof value === "string"
      ? value.replaceAll("\r\n", "\n")
      : value;
const same = (one: unknown, other: unknown) =>
  JSON.stringify(one, plain) === JSON.stringify(other, plain);
