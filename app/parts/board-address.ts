/** How one looks at a board, as its address says it. */
export type BoardAddress = {
  step?: string | null;
  category?: string | null;
  place?: string | null;
  claim?: string | null;
  q?: string;
  sort?: string;
  page?: number;
  pick?: string;
};

/** What of a look an address says; what goes without saying isn't said. */
export function boardQuery({ sort, page, ...look }: BoardAddress): string {
  const said = Object.entries({
    ...look,
    sort: sort === "number" ? null : sort,
    page: page && page > 1 ? `${page}` : null,
  }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}

export const boardAt = (slug: string, look: BoardAddress = {}): string =>
  `/organizer/batches/${slug}${boardQuery(look)}`;
