import { z } from "zod";
import { Refusal } from "~/platform/refusal";
import { openShort, sealShort } from "~/platform/signing.server";
import { storedPhotoInput } from "./input";
import type { StoredPhoto } from "./take-in.server";

/** For how long a picture that was sent ahead of its form can be named by it. */
export const offerHours = 24;

const offered = storedPhotoInput
  .omit({ seal: true })
  .extend({ personId: z.uuid(), until: z.iso.datetime() });

/** The token that names a picture sent ahead: sealed, for one person, until a time. */
export function offerToken(
  { fullKey, smallKey, width, height }: StoredPhoto,
  bound: { personId: string; until: Date },
): string {
  const until = bound.until.toISOString();
  const text = JSON.stringify({ fullKey, smallKey, width, height, ...bound, until });
  return sealShort("photo-offer", text).toString("base64url");
}

/**
 * The picture that a token names.
 * @throws Refusal `photo_upload_over` when it is somebody else's, has run out or isn't ours.
 */
export function pictureOffered(token: string, personId: string, now: Date): StoredPhoto {
  const { until, personId: owner, ...picture } = openToken(token);
  if (owner !== personId || new Date(until) <= now) throw new Refusal("photo_upload_over");
  return picture;
}

function openToken(token: string) {
  try {
    return offered.parse(JSON.parse(openShort("photo-offer", Buffer.from(token, "base64url"))));
  } catch {
    throw new Refusal("photo_upload_over");
  }
}
