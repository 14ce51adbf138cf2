/** How many rows a list of receipts shows at once. */
export const pageSize = 40;

type Key = { at: Date; id: string };

/** The row behind which a list goes on, as an address holds it; undefined: from the start. */
export function readAfter(after: string): Key | undefined {
  const [, iso, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(after) ?? [];
  return iso && id && !Number.isNaN(Date.parse(iso)) ? { at: new Date(iso), id } : undefined;
}

/** One page of the rows that were read, of which one more was asked for, and where the next begins. */
export function paged<Row extends { id: string }>(rows: readonly Row[], at: (row: Row) => Date) {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const next = rows.length > pageSize && last ? `${at(last).toISOString()}~${last.id}` : null;
  return { page, next };
}
