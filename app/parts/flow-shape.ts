/** A stretch of the way that money takes: how much, and out of which one before it. */
export type Stretch = { key: string; value: number; of?: string; column: number };

type Place = { key: string; column: number; across: number; size: number; value: number };
/** A band from one stretch to the next: where it begins and ends across, and how broad it is. */
type Band = { key: string; column: number; from: number; to: number; size: number };

const thinnest = 1.5;

/**
 * Where stretches lie beside one another, and the bands between them: all of the first column is
 * `breadth` wide, and neighbours keep `gap` between them, or more where one needs `room`. Figures of
 * nothing are left out.
 */
export function flowShape(
  stretches: readonly Stretch[],
  { breadth, gap, room }: { breadth: number; gap: number; room?: (of: Stretch) => number },
): { places: Place[]; bands: Band[]; across: number } {
  const shown = stretches.filter(({ value }) => value > 0);
  const whole = shown
    .filter(({ column }) => column === 0)
    .reduce((sum, { value }) => sum + value, 0);
  const scale = breadth / (whole || 1);
  const ends = new Map<number, number>();
  const places = shown.map((stretch) => {
    const { key, column, value } = stretch;
    const across = ends.get(column) ?? 0;
    const size = Math.max(value * scale, thinnest);
    ends.set(column, across + Math.max(size + gap, room?.(stretch) ?? 0));
    return { key, column, across, size, value };
  });
  const placeOf = (key: string | undefined) => places.find((one) => one.key === key);
  const left = new Map<string, number>();
  const bands = shown.flatMap(({ key, of, value }) => {
    const [source, target] = [placeOf(of), placeOf(key)];
    if (!source || !target) return [];
    const taken = left.get(source.key) ?? 0;
    left.set(source.key, taken + value * scale);
    return [
      {
        key,
        column: source.column,
        from: source.across + taken,
        to: target.across,
        size: target.size,
      },
    ];
  });
  return { places, bands, across: Math.max(0, ...ends.values()) };
}
