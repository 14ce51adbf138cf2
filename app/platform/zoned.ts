const parts = (timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });

/** The time on the wall of a zone, as a form's field holds it: "2026-03-05T14:30". */
export const wallTime = (instant: Date, timeZone: string): string =>
  parts(timeZone).format(instant).replace(" ", "T");

const asIfUtc = (wall: string) => Date.parse(`${wall}:00Z`);

/**
 * The instant of a time on a zone's wall ("2026-03-05T14:30"); a text that names its own zone keeps
 * it. Null when it is no time at all.
 */
export function instantOf(text: string, timeZone: string): Date | null {
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text)) return valid(Date.parse(text));
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(text)?.[0];
  const wanted = wall ? asIfUtc(wall) : NaN;
  if (Number.isNaN(wanted)) return null;
  const first = wanted - (asIfUtc(wallTime(new Date(wanted), timeZone)) - wanted);
  // Once more: the offset may differ between the guess and the instant itself.
  return valid(first - (asIfUtc(wallTime(new Date(first), timeZone)) - wanted));
}

const valid = (time: number) => (Number.isNaN(time) ? null : new Date(time));
