import { importPage } from "~/domain/imports/queries.server";
import { staff } from "./doors.server";
import { forbidden } from "./pages.server";
import { show } from "./submit.server";

/** An import and its address, for the pages of who may go on with it. */
export async function importKept(request: Request, importId: string | undefined) {
  const about = await show(importPage, { actor: await staff(request), input: { importId } });
  if (!about.can.keep) throw forbidden();
  return { ...about, at: `/organizer/batches/${about.slug}/imports/${about.id}` };
}
