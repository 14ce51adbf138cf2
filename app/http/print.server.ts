import { draw, DrawingBusy, type Drawing } from "~/platform/drawing.server";
import { MakingBusy } from "~/platform/made-once.server";
import { drawnOnce } from "./drawn-once.server";
import { localeOfRequest } from "./locale";
import { tooMany } from "./pages.server";

const once = drawnOnce(24 * 1024 * 1024);

/** Answers with a drawn document, shown in the browser and kept nowhere. `name` has no ending. */
export const printed = (request: Request, drawing: Drawing, name: string): Promise<Response> =>
  drawn(request, drawing, `${name}.pdf`, "application/pdf");

/** Answers with a drawn picture. */
export const pictured = (request: Request, drawing: Drawing, name: string): Promise<Response> =>
  drawn(request, drawing, `${name}.png`, "image/png");

/** Answers with a document that anybody may read, drawn once for all of them. */
export const published = (request: Request, drawing: Drawing, name: string): Promise<Response> =>
  unlessBusy(() => once(request, drawing, headersOf(`${name}.pdf`, "application/pdf")));

const drawn = (request: Request, drawing: Drawing, name: string, type: string) =>
  unlessBusy(async () => {
    const reading = { locale: localeOfRequest(request), now: new Date().toISOString() };
    const bytes = await draw({ ...drawing, ...reading }, { signal: request.signal });
    return new Response(bytes, {
      headers: { ...headersOf(name, type), "cache-control": "no-store" },
    });
  });

const headersOf = (name: string, type: string) => ({
  "content-type": type,
  "content-disposition": `inline; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
});

async function unlessBusy(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DrawingBusy || error instanceof MakingBusy) throw tooMany(30);
    throw error;
  }
}
