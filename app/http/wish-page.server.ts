import { wishPage } from "~/domain/batches/public.server";
import { claimOnWish } from "~/domain/claims/own.server";
import { ask } from "~/domain/run.server";
import { visitor } from "./doors.server";
import { gone, notFoundBy } from "./pages.server";

/**
 * A public wish as its page shows it: to everybody alike, and besides to who has it himself his own
 * claim; `lost` once the race for it was just lost.
 */
export async function wishForVisitor(request: Request, wishId: string) {
  const [page, actor] = await Promise.all([wishPage(wishId), visitor(request)]);
  if (page === null) throw notFoundBy(request, wishId);
  if (page === "gone") throw gone();
  const mine = actor && (await ask(claimOnWish, { actor, input: { wishId } }));
  const lost = new URL(request.url).searchParams.get("lost") === "1";
  return { ...page, mine, lost };
}
