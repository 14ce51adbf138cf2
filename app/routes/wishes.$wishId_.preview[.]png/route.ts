import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { publicWish } from "~/domain/wishes/public.server";
import { gone, notFound } from "~/http/pages.server";
import { preview } from "~/http/previews.server";
import { env } from "~/platform/env.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const wish = await publicWish(params.wishId ?? "");
  if (wish === null) throw notFound();
  if (wish === "gone") throw gone();
  return preview(request, pictureOf(wish));
};

type Wish = Exclude<Awaited<ReturnType<typeof publicWish>>, "gone" | null>;

/** What hangs outside in a chat for good says nothing of the child: no alias, age, place or words. */
function pictureOf({ number, title, category, price, state, batch, closesAt, grantedAt }: Wish) {
  const waits = state === "open";
  return drawing("wishPreview", {
    ...{ number, title, category, price, closesAt, grantedAt },
    standing:
      waits && batch.state !== "open" ? "closed" : waits || state === "granted" ? state : "taken",
    batch: batch.name,
    host: new URL(env().publicUrl).host,
  });
}
