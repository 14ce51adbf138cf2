import { Refusal } from "~/platform/refusal";

type Within = { now: Date; dueAt: Date; timeZone: string };

/** Refuses a day of bringing that is over, or after the thing is due, by the clocks of the batch's place. */
export function needBringDay(bringOn: string, { now, dueAt, timeZone }: Within): void {
  if (bringOn < dayOf(now, timeZone)) throw new Refusal("bring_in_past", "bringOn");
  if (bringOn > dayOf(dueAt, timeZone)) throw new Refusal("bring_after_due", "bringOn");
}

/** The calendar day at a place, as "YYYY-MM-DD" (the Swedish way of writing it). */
const dayOf = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
