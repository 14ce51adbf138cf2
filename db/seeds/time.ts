const day = 86_400_000;
const zone = "+08:00";

/** The calendar of the demo: days counted from the one on which it was loaded, in China's time. */
export function calendar(now: Date) {
  const local = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const midnight = new Date(`${local}T00:00:00${zone}`).getTime();
  return {
    now,
    /** An instant some days ahead (or back) at an hour like 9.5; never later than now if it lies back. */
    at: (days: number, hour: number) => {
      const instant = midnight + days * day + hour * 3_600_000;
      return new Date(days > 0 ? instant : Math.min(instant, now.getTime() - 1_000));
    },
    /** The day as a form has it. */
    on: (days: number) =>
      new Date(midnight + days * day + 8 * 3_600_000).toISOString().slice(0, 10),
    minutesAgo: (minutes: number) => new Date(now.getTime() - minutes * 60_000),
  };
}
export type Calendar = ReturnType<typeof calendar>;

/** Something that happens so many days ago. */
export type Step = { ago: number; happens: () => Promise<unknown> };

/** Keeps steps; each call has those happen, in the order of their days, that lie further back than asked. */
export function diary(steps: readonly Step[]) {
  const left = steps.toSorted((one, other) => other.ago - one.ago);
  return async (ago: number): Promise<void> => {
    while (left[0] && left[0].ago > ago) await left.shift()?.happens();
  };
}

/** Random numbers that are the same each time (mulberry32). */
export function dice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (bound: number) => Math.floor(roll() * bound),
    shuffled: <Item>(items: readonly Item[]): Item[] =>
      items
        .map((item) => ({ item, place: roll() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  };
}
export type Dice = ReturnType<typeof dice>;
