import type { AboutConcern, Message, Pen } from "../kinds";

/** Which thing a concern is about: by its number and batch, for its title may be what is wrong. */
export function concernFacts(
  { number, batch, reportedAt }: AboutConcern,
  { text, day }: Pen,
): NonNullable<Message["facts"]> {
  return [
    { label: text.facts.wish, value: number === null ? "" : text.concerns.number(number) },
    { label: text.facts.batch, value: batch },
    { label: text.facts.reported, value: day(reportedAt) },
  ];
}
