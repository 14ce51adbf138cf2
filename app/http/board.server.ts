import { redirect } from "@remix-run/node";
import type { Person } from "~/domain/actor";
import { board, boardNumbers, boardTable, tablePart } from "~/domain/claims/board.server";
import { pickedIn } from "./picking.server";
import { to } from "./locale";
import { show } from "./submit.server";

const said = ["step", "category", "place", "claim", "q", "sort", "page"] as const;

/** How an address looks at the board of a batch; `pick` holds all that is picked. */
export function lookIn(request: Request, slug = "") {
  const { searchParams } = new URL(request.url);
  const look = Object.fromEntries(said.map((name) => [name, searchParams.get(name)]));
  return { slug, ...look, pick: pickedIn(request) };
}

/**
 * The board of a batch. Its form says by `go` what is wanted next, with the boxes ticked on the page
 * it comes from; the reader is sent on to the address that says the same plainly.
 */
export async function boardHere(request: Request, actor: Person, slug?: string) {
  const look = lookIn(request, slug);
  const { searchParams } = new URL(request.url);
  if (!searchParams.has("go") && !searchParams.has("on")) {
    return show(board, { actor, input: look });
  }
  const [, key, value = ""] =
    /^(step|sort|page|choose)=(.*)$/.exec(searchParams.get("go") ?? "") ?? [];
  const { slug: at, ...wanted } = { ...look, ...(await goes(key, value)) };
  const plain = Object.entries(wanted).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  throw redirect(to(request, `/organizer/batches/${at}?${new URLSearchParams(plain)}`));

  async function goes(name = "", chosen: string): Promise<Record<string, string>> {
    if (name === "page") return { page: chosen === "1" ? "" : chosen };
    if (name !== "choose") return name ? { [name]: chosen, page: "" } : {};
    if (chosen !== "all") return { pick: "" };
    return { pick: await show(boardNumbers, { actor, input: look }) };
  }
}

/** What a board's table holds, part by part; that the reader may have it is settled with the first. */
export async function boardParts(request: Request, actor: Person, slug?: string) {
  const input = lookIn(request, slug);
  const after = (number: number) => show(boardTable, { actor, input: { ...input, after: number } });
  const first = await after(0);
  async function* parts() {
    for (let part = first; part.length > 0;) {
      yield part;
      part = part.length < tablePart ? [] : await after(part.at(-1)?.number ?? 0);
    }
  }
  return { slug: input.slug, parts: parts() };
}
