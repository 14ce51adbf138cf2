import { importPage } from "~/domain/imports/queries.server";
import { staff } from "./doors.server";
import { forbidden, gone } from "./pages.server";
import { show } from "./submit.server";

/** An import as it stands and who looks at it; of one that was forgotten the 410 page. */
export async function importHere(request: Request, importId: string | undefined) {
  const actor = await staff(request);
  const about = await show(importPage, { actor, input: { importId } });
  if (about.state === "gone") throw gone();
  return { actor, about };
}

/** An import and its address, for the pages of who may do more with it than look. */
export async function importKept(
  request: Request,
  importId: string | undefined,
  what: "keep" | "recordConsents" = "keep",
) {
  const { about } = await importHere(request, importId);
  if (!about.can[what]) throw forbidden();
  return { ...about, at: `/organizer/batches/${about.slug}/imports/${about.id}` };
}
