import { exponentOf } from "~/platform/money";
import { holdsForbidden } from "../../privacy/forbidden";
import { cellsOf, keptCells, placesOf } from "./cells";
import { readChild, readConsent } from "./child";
import { readersOn } from "./readers";
import { Findings } from "./lawful";
import type { RawRow, ReadChild, ReadingContext, ReadRow, SheetLayout } from "./shapes";
import { tellingFields } from "./telling";
import { townshipFinder } from "./townships";
import { readWishes } from "./wishes";

export { isForbiddenNumber, withoutForbiddenNumbers } from "./forbidden-numbers";

/**
 * Understands the rows of one sheet. Every row comes back right or refused with its reasons, its
 * raw cells as they were less what is never kept; nothing a cell may hold makes it throw.
 */
export function understander(
  layout: SheetLayout,
  context: ReadingContext,
): (row: RawRow) => ReadRow {
  const places = placesOf(layout);
  const tokenAt = layout.columns.find(({ ignored }) => ignored === "token")?.at;
  const { today, currency, defaults } = context;
  const exponent = exponentOf(currency);
  const read = readersOn(today, exponent);
  const wished = {
    ...{ currency, today, exponent, read, priceForAll: defaults.price ?? "" },
  };
  const above = (layout.above ?? []).filter(({ row }) => row !== layout.headerRow);
  const titles = above.flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ""));
  const around = [...titles, layout.name].filter(Boolean);
  const here = { today, read, defaults, around, townshipIn: townshipFinder(context.townships) };

  return (row) => {
    const found = new Findings(read.forbidden);
    const token = tokenAt === undefined ? "" : (row.cells[tokenAt]?.text.trim() ?? "");
    const told = {
      ...{ sheet: layout.index, row: row.row, raw: keptCells(row.cells), problems: found.all },
      ...(token ? { token } : {}),
    };
    if (row.broken) {
      found.refuse(null, "row_encoding_broken");
      return { ...told, standing: "refused" };
    }
    const cells = cellsOf(row, places, found);
    const child = readChild(cells, found, here);
    const { wishes, measures } = readWishes(cells, child?.legalName ?? "", found, wished);
    const consent = readConsent(cells, found, here);
    for (const field of child ? tellingFields(wishes, child) : [])
      found.refuse(cells[field] ? field : "title", "wish_tells_too_much");
    if (measures.some(holdsForbidden)) found.refuse("size", "text_holds_forbidden");
    if (found.refused || !child) return { ...told, standing: "refused" };
    const measured = withMeasures(child, measures);
    return { ...told, standing: "right", child: measured, wishes, ...(consent ? { consent } : {}) };
  };
}

/** What sizes said of the child's body, where it has room beside what the row itself says. */
function withMeasures(child: ReadChild, measures: readonly string[]): ReadChild {
  const more = measures.filter((text) => !child.measures.includes(text));
  const all = [child.measures, ...more].filter(Boolean).join("；");
  return more.length > 0 && all.length <= 120 ? { ...child, measures: all } : child;
}

/** One row, understood by itself; `understander` is the same for many rows of a sheet. */
export const understandRow = (row: RawRow, layout: SheetLayout, context: ReadingContext): ReadRow =>
  understander(layout, context)(row);
