import { system, type Person } from "~/domain/actor";
import {
  claimOfPhoto,
  keysInUse,
  photoBytes,
  photoFile,
  type PhotoFile,
  type PhotoSize,
} from "~/domain/photos/queries.server";
import { coverCells, takeInPhoto, type StoredPhoto } from "~/domain/photos/take-in.server";
import { ask } from "~/domain/run.server";
import { Refusal, type RefusalCode } from "~/platform/refusal";
import { verifyAddress } from "~/platform/signing.server";
import { storage } from "~/platform/storage.server";
import { claimant, donorOrGuest } from "./doors.server";
import { notFound } from "./pages.server";
import { refused, show } from "./submit.server";

/** The files under one name of a form. */
export const filesIn = (given: unknown): File[] =>
  [given].flat().filter((one): one is File => one instanceof File && one.size > 0);

type Uploads = {
  /** The files under each field's name. */
  files: Record<string, File[]>;
  /** Papers are sealed. */
  paper?: boolean;
  /** What is said of a file that is no picture, where the form takes other files, too. */
  noPicture?: RefusalCode;
  /** What the form held, to be shown again when a picture is refused. */
  input: unknown;
};

/** A stored picture and the field that it came by. */
export type Upload = { field: string; picture: StoredPhoto };

/**
 * Stores the pictures of a form, hands them to `work`, and in the end lets go of every picture that
 * no row names: because the form was refused, broke off, or had been sent before. `alsoLetGo` adds
 * what the work itself stored.
 */
export async function withPhotos(
  { files, input, ...how }: Uploads,
  work: (uploads: Upload[], alsoLetGo: (copy: StoredPhoto) => void) => Promise<Response>,
): Promise<Response> {
  const uploads: Upload[] = [];
  const copies: StoredPhoto[] = [];
  try {
    for (const [field, given] of Object.entries(files)) {
      for (const file of given) uploads.push({ field, picture: await takeIn(file, field, how) });
    }
    return await work(uploads, (copy) => copies.push(copy));
  } catch (error) {
    if (error instanceof Refusal) return refused(error, input);
    throw error;
  } finally {
    const made = [...uploads.map(({ picture }) => picture), ...copies];
    await letGo(made.flatMap(({ fullKey, smallKey }) => [fullKey, smallKey]));
  }
}

/** Stores one picture for a form that is still to come; it is kept where `work` goes well. */
export async function withOffered(
  file: unknown,
  work: (picture: StoredPhoto) => Promise<Response>,
): Promise<Response> {
  try {
    if (!(file instanceof File)) throw new Refusal("field_missing", "photo");
    const picture = await takeIn(file, "photo");
    const answer = await work(picture);
    if (!answer.ok) await letGo([picture.fullKey, picture.smallKey]);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return refused(error, {});
    throw error;
  }
}

type Covering = { actor: Person; photoId: string; cells: readonly number[] };

/**
 * Covers cells of a photo, stores it as another picture and hands it to `work`, with the key of what
 * was covered; in the end lets go of the new one unless a row names it.
 */
export async function withCovered(
  { actor, photoId, cells }: Covering,
  work: (picture: StoredPhoto, from: string) => Promise<Response>,
): Promise<Response> {
  const file = await show(photoFile, { actor, input: { photoId, size: "full" } });
  const bytes = await photoBytes(file);
  if (!bytes) throw notFound();
  const picture = await coverCells(bytes, cells, file);
  try {
    return await work(picture, file.storageKey);
  } finally {
    await letGo([picture.fullKey, picture.smallKey]);
  }
}

async function takeIn(
  file: File,
  field: string,
  { paper, noPicture = "photo_type_unknown" }: Pick<Uploads, "paper" | "noPicture"> = {},
) {
  try {
    return await takeInPhoto(file, { paper });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code === "photo_type_unknown" ? noPicture : error.code, field);
  }
}

async function letGo(keys: string[]) {
  const named = await ask(keysInUse, { actor: system("uploads"), input: { keys } });
  for (const key of keys) if (!named.includes(key)) await storage().remove(key);
}

/**
 * Opens a photo that isn't published, by an address that was signed for it a short while ago, for
 * its organizer's staff, its claimant or whoever holds the claim's private link.
 */
export async function openPhoto(
  request: Request,
  photoId: string,
  size: PhotoSize,
): Promise<PhotoFile> {
  if (!verifyAddress(request.url, new Date())) throw notFound();
  const input = { photoId, size };
  const claimId = await show(claimOfPhoto, { actor: system("photos"), input });
  if (claimId) {
    const actor = await claimant(request, claimId);
    const file = await ask(photoFile, { actor, input }).catch(unlessRefused);
    if (file) return file;
  }
  return show(photoFile, { actor: await donorOrGuest(request), input });
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
