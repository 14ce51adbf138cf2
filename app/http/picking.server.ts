import { numbersOf, textOfNumbers } from "~/domain/wishes/numbers";

/**
 * The wishes picked on a board, from the address its form leads to: `pick` holds those of other
 * pages, each ticked box of this page adds an `on`.
 */
export function pickedIn(request: Request): string {
  const { searchParams } = new URL(request.url);
  const ticked = searchParams.getAll("on").join(".");
  return textOfNumbers(numbersOf(`${searchParams.get("pick") ?? ""}.${ticked}`));
}

/** The gifts that an address names: by their claims, or as the picked wishes of a batch. */
export function giftsIn(request: Request) {
  const { searchParams } = new URL(request.url);
  const claimIds = searchParams.getAll("claimIds");
  const batch = searchParams.get("batch") ?? "";
  return batch || claimIds.length > 0 ? { claimIds, batch, pick: pickedIn(request) } : null;
}
