/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    at("year"),
    at("month") - 1,
    at("day"),
    at("hour"),
    at("minute"),
    at("second"),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a zone's clocks show a local time ("2026-12-24T18:00"). */
export function instantOf(local: string, timeZone: string): Date {
  const wanted = Date.parse(`${local}Z`);
  const near = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(near, timeZone));
}

/** The last second of a day in a zone. */
export const endOfDay = (day: string, timeZone: string): Date =>
  instantOf(`${day}T23:59:59`, timeZone);

/** What a zone's clocks show at an instant, as a form's field wants it ("2026-12-24T18:00"). */
export const localOf = (instant: Date, timeZone: string): string =>
  new Date(+instant + offsetAt(+instant, timeZone)).toISOString().slice(0, 16);
