/** How far a reader has come: which batch he keeps to, and how many he has decided on the way. */
export type Walk = { batch: string; done: number };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an address says of the walk. */
export function walkOf(query: URLSearchParams): Walk {
  const done = Number(query.get("done") ?? 0);
  return {
    batch: query.get("batch") ?? "",
    done: Number.isInteger(done) && done > 0 && done < 10_000 ? done : 0,
  };
}

const queryOf = ({ batch, done }: Walk, more: Record<string, string>) => {
  const query = new URLSearchParams(more);
  if (batch) query.set("batch", batch);
  if (done > 0) query.set("done", String(done));
  return query.size > 0 ? `?${query}` : "";
};

/** The list of what waits. */
export const readingList = (walk: Walk, more: Record<string, string> = {}) =>
  `/organizer/review${queryOf({ ...walk, done: 0 }, more)}`;

/** One text, or a step of it (`approval`, `return`, …), on the same walk. */
export const readingAt = (
  wishId: string,
  walk: Walk,
  { step, ...more }: { step?: string; next?: string; last?: string } = {},
) => `/organizer/review/${wishId}${step ? `/${step}` : ""}${queryOf(walk, more)}`;

/** Where a decision leads: to the next text, or back to the list when it was the last. */
export function onward(address: string, decided: string): string {
  const { searchParams } = new URL(address);
  const { batch, done } = walkOf(searchParams);
  const next = searchParams.get("next") ?? "";
  return uuid.test(next)
    ? readingAt(next, { batch, done: done + 1 }, { last: decided })
    : readingList({ batch, done }, { last: decided });
}

/** Where an approval taken back leads: to its text again. */
export function backTo(address: string, wishId: string): string {
  const { batch, done } = walkOf(new URL(address).searchParams);
  return readingAt(wishId, { batch, done: Math.max(0, done - 1) });
}
