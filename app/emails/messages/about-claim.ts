import type { LetterFacts, Pen } from "../kinds";

/** Which wish of which batch a claim is about. */
export const wishFacts = ({ wish, batch }: LetterFacts["claim-received"], { text }: Pen) => [
  { label: text.facts.wish, value: wish },
  { label: text.facts.batch, value: batch },
];

/** Until when the thing is to be on its way, or at the hub. */
export const due = (
  { way, dueAt, timeZone }: Pick<LetterFacts["claim-committed"], "way" | "dueAt" | "timeZone">,
  { text, day }: Pen,
) => ({
  label: { ship: text.facts.dueShip, bring: text.facts.dueBring, pay: text.facts.duePay }[way],
  value: day(dueAt, timeZone),
});
