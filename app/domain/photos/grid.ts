type Size = { width: number; height: number };
type Area = { left: number; top: number; width: number; height: number };

/** The grid in which a reviewer marks what a photo must not show: its cells are nearly square. */
export const gridOf = ({ width, height }: Size): { columns: 6 | 8; rows: number } =>
  width >= height ? { columns: 8, rows: 6 } : { columns: 6, rows: 8 };

/** Where the cells lie, in fractions of the photo; they are counted row by row from zero. */
export function areasOf(cells: readonly number[], size: Size): Area[] {
  const { columns, rows } = gridOf(size);
  return cells.map((cell) => ({
    left: (cell % columns) / columns,
    top: Math.floor(cell / columns) / rows,
    width: 1 / columns,
    height: 1 / rows,
  }));
}
