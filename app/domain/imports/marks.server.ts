import { createHmac } from "node:crypto";
import { keyOf } from "../privacy/seal.server";
import type { ReadChild, ReadWish } from "./reading/shapes";
import { childFields, wishFields, type ChildField, type WishField } from "./shapes";

export type Field = ChildField | WishField;
const fields: readonly Field[] = [...childFields, ...wishFields];
export const isChildField = (field: string): field is ChildField =>
  (childFields as readonly string[]).includes(field);

const markLength = 12;
const fieldLength = 6;

/** What a row says of a child, column by column; empty where it says nothing. */
export const childValues = (child: ReadChild): Record<ChildField, string> => ({
  legalName: child.legalName,
  birth: plainBirth(child.birth),
  township: child.townshipCode ?? "",
  school: child.school,
  village: child.village,
  guardianName: child.guardianName,
  guardianPhone: child.guardianPhone,
  notes: child.notes,
  measures: child.measures,
});

export const wishValues = (wish: ReadWish): Record<WishField, string> => ({
  title: wish.title,
  category: wish.category,
  words: wish.words,
  size: wish.size,
  colour: wish.colour,
  style: wish.style,
  alias: wish.alias,
  price: String(wish.price.max),
});

/** The same age, read on another day, is no other birth. */
export const plainBirth = (birth: string): string => birth.replace(/ @ .*$/, "");

const valuesOf = (child: ReadChild, wish: ReadWish): Record<Field, string> => ({
  ...childValues(child),
  ...wishValues(wish),
});

/**
 * Keyed hashes by which a table that comes again is compared with what it said before, without
 * opening anything: of the thing, of all that is said, and of each column.
 */
export function marker(secret: Buffer) {
  const key = keyOf(secret);
  const mark = (text: string, length: number) =>
    createHmac("sha256", key).update(text).digest().subarray(0, length);
  const fieldMark = (field: Field, value: string) => mark(`${field}\n${value}`, fieldLength);
  return {
    thing: ({ title, size }: { title: string; size: string }) =>
      mark(`${title}\n${size}`, markLength),
    said: (child: ReadChild, wish: ReadWish) =>
      mark(Object.values(valuesOf(child, wish)).join("\u0000"), markLength),
    fields(child: ReadChild, wish: ReadWish) {
      const values = valuesOf(child, wish);
      return Buffer.concat(fields.map((field) => fieldMark(field, values[field])));
    },
    /** The columns that say something otherwise than they did; an empty one says nothing. */
    changed(before: Buffer, child: ReadChild, wish: ReadWish): Field[] {
      const values = valuesOf(child, wish);
      return fields.filter((field, at) => {
        const said = before.subarray(at * fieldLength, (at + 1) * fieldLength);
        return values[field] !== "" && !fieldMark(field, values[field]).equals(said);
      });
    },
  };
}
export type Marker = ReturnType<typeof marker>;
