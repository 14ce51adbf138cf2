import { lookAtRows } from "~/domain/imports/look-at-rows.server";
import { importHere } from "~/http/imports.server";
import { reveal } from "~/http/submit.server";

/** The import as it stands and, once it is read and for whoever may open records, a page of its rows. */
export async function lookAtImport(request: Request, importId: string | undefined) {
  const { actor, about } = await importHere(request, importId);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const looks = about.state === "ready" && about.can.open;
  const seen = looks && (await reveal(lookAtRows, { actor, input: { ...asked, importId } }));
  return { about, asked: { ...asked, show: asked.show ?? "all" }, seen: seen || null };
}
