/** The ring's places are 31-bit: a wish draws its own once, when it is recorded. */
export const ringSize = 2 ** 31;
export const lots = 16;

/** Days since 1970 in the zone where the wishes are, so that a whole day has one order. */
export const dayOf = (now: Date): number =>
  Math.floor((now.getTime() + 8 * 3_600_000) / 86_400_000);

/**
 * Where the ring starts for a day and a lot: the 16 lots of a day lie evenly around it, and each
 * day the whole wheel turns on by a step that visits every part (the golden ratio; Knuth, TAOCP 3,
 * 6.4), so that over days no wish is always early or late.
 */
export function ringStart(day: number, lot: number): number {
  const turn = (day * 0.6180339887498949) % 1;
  return Math.floor(((turn + lot / lots) % 1) * ringSize);
}
