/** How many rows a list shows at once. */
export const pageSize = 40;

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const moment = new RegExp(`^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)~(${uuid})$`);
const date = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)~(${uuid})$`);

function keyIn(after: string, form: RegExp) {
  const [, at, id] = form.exec(after) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** The row behind which a list by moments goes on, as an address holds it; undefined: from the start. */
export function readAfter(after: string): { at: Date; id: string } | undefined {
  const key = keyIn(after, moment);
  return key && { at: new Date(key.at), id: key.id };
}

/** The same of a list by days, YYYY-MM-DD. */
export const readAfterDay = (after: string): { at: string; id: string } | undefined =>
  keyIn(after, date);

/**
 * One page of the rows that were read, of which one more was asked for, and where the next begins. Rows of
 * one moment are told apart by their ids: many come from one step.
 */
export function paged<Row extends { id: string }>(
  rows: readonly Row[],
  at: (row: Row) => Date | string,
) {
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  if (rows.length <= pageSize || !last) return { page, next: null };
  const key = at(last);
  return { page, next: `${typeof key === "string" ? key : key.toISOString()}~${last.id}` };
}
