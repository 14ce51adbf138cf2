import { wishPage } from "~/domain/batches/public.server";
import { claimOnWish } from "~/domain/claims/own.server";
import { ask } from "~/domain/run.server";
import { sharedReads } from "~/platform/shared-reads.server";
import { visitor } from "./doors.server";
import { gone, notFoundBy } from "./pages.server";

/** What those see who just lost a race: a crowd asks for the same few wishes within a second. */
const forLosers = sharedReads(wishPage, { longest: 50, most: 500 });

/**
 * A public wish as its page shows it: to everybody alike, and besides to who has it himself his own
 * claim; `lost` once the race for it was just lost. Who lost sees what was so a twentieth of a second
 * ago at most.
 */
export async function wishForVisitor(request: Request, wishId: string) {
  const lost = new URL(request.url).searchParams.get("lost") === "1";
  const [page, actor] = await Promise.all([
    lost ? forLosers(wishId) : wishPage(wishId),
    visitor(request),
  ]);
  if (page === null) throw notFoundBy(request, wishId);
  if (page === "gone") throw gone();
  const mine = actor && (await ask(claimOnWish, { actor, input: { wishId } }));
  return { ...page, mine, lost };
}
