import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicWish } from "~/domain/wishes/public.server";
import { forProgram } from "~/http/api.server";
import { wishForProgram } from "~/http/api-wishes.server";
import { gone, notFound } from "~/http/pages.server";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  forProgram(request, async () => {
    const wish = await publicWish(params.wishId ?? "");
    if (wish === null) throw notFound();
    if (wish === "gone") throw gone();
    return wishForProgram(wish);
  });
