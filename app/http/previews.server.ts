import { redirect } from "@remix-run/node";
import { DrawingBusy, type Drawing } from "~/platform/drawing.server";
import { MakingBusy } from "~/platform/made-once.server";
import { drawnOnce } from "./drawn-once.server";
import { to } from "./locale";
import { tooMany } from "./pages.server";

const once = drawnOnce(12 * 1024 * 1024);

const general = "/preview.png";

/**
 * Answers with the picture that chat apps show for a page. While too many wait, the site's own
 * picture stands in.
 */
export async function preview(request: Request, drawing: Drawing): Promise<Response> {
  try {
    return await once(request, drawing, { "content-type": "image/png" });
  } catch (error) {
    if (!(error instanceof MakingBusy || error instanceof DrawingBusy)) throw error;
    if (drawing.kind === "sitePreview") throw tooMany(30);
    return redirect(to(request, general), { headers: { "cache-control": "no-store" } });
  }
}
