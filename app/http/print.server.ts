import { draw, DrawingBusy, type Drawing } from "~/platform/drawing.server";
import { localeOfRequest } from "./locale";
import { tooMany } from "./pages.server";

/** Answers with a drawn document, shown in the browser and kept nowhere. `name` has no ending. */
export const printed = (request: Request, drawing: Drawing, name: string): Promise<Response> =>
  drawn(request, drawing, `${name}.pdf`, "application/pdf");

/** Answers with a drawn picture. */
export const pictured = (request: Request, drawing: Drawing, name: string): Promise<Response> =>
  drawn(request, drawing, `${name}.png`, "image/png");

async function drawn(request: Request, drawing: Drawing, name: string, type: string) {
  const reading = { locale: localeOfRequest(request), now: new Date().toISOString() };
  try {
    const bytes = await draw({ ...drawing, ...reading }, { signal: request.signal });
    return new Response(bytes, {
      headers: {
        "content-type": type,
        "content-disposition": `inline; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof DrawingBusy) throw tooMany(30);
    throw error;
  }
}
