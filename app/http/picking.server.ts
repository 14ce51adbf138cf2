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
