import type { LoaderFunctionArgs } from "@remix-run/node";
import { photoBytes, publishedPhoto, type PhotoFile } from "~/domain/photos/queries.server";
import { notFound } from "~/http/pages.server";
import { openPhoto } from "~/http/photos.server";
import { publicDb } from "~/platform/db.server";

/** A published photo is everybody's; any other needs its signed address and who may see it. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const photoId = params.photoId ?? "";
  const size = new URL(request.url).searchParams.get("size") === "small" ? "small" : "full";
  const published = await publishedPhoto(publicDb, photoId, size);
  if (published) return picture(published, "public, max-age=60");
  return picture(await openPhoto(request, photoId, size), "private, no-store");
};

async function picture(file: PhotoFile, cacheControl: string) {
  const bytes = await photoBytes(file);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "image/webp", "cache-control": cacheControl },
  });
}
