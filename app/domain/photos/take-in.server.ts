import { paintOver, takeIn, type TakenPicture } from "~/platform/pictures.server";
import { Refusal } from "~/platform/refusal";
import { newKey, storage } from "~/platform/storage.server";
import { newDataKey, sealBytes, type DataKey } from "../privacy/seal.server";
import { areasOf } from "./grid";

/** A picture in the storage that no row names yet. A paper's carries the key that seals it. */
export type StoredPhoto = {
  fullKey: string;
  smallKey: string;
  width: number;
  height: number;
  seal?: DataKey;
};

/** What binds a sealed picture to the one place where it lies. */
export const sealContext = (storageKey: string) => `photo:${storageKey}`;

/**
 * Re-encodes an upload and stores it, before any transaction: refuses as `takeIn` of the platform
 * does. A `paper` (a signed list, a consent scan) is sealed under a data key of its own first.
 */
export async function takeInPhoto(
  upload: Blob,
  { paper = false }: { paper?: boolean } = {},
): Promise<StoredPhoto> {
  const taken = await takeIn(new Uint8Array(await upload.arrayBuffer()));
  return store(taken, paper ? newDataKey() : undefined);
}

/**
 * Covers cells of a photo's grid beyond recognition and stores what comes out. Every cell becomes
 * one colour: however large a face is, at most eight blocks across remain of it.
 */
export async function coverCells(bytes: Buffer, cells: readonly number[], size: Size) {
  return store(await paintOver(bytes, areasOf(cells, size), 1));
}

type Size = { width: number; height: number };

/** Another picture of the same, for another photo: each goes its own way, and ends on its own. */
export async function copyPhoto({ fullKey, smallKey, ...size }: StoredPhoto): Promise<StoredPhoto> {
  const copyOf = async (key: string) => {
    const stored = await storage().get(key);
    if (!stored) throw new Refusal("photo_upload_over");
    const copy = newKey("photos", "webp");
    await storage().put(copy, stored.bytes, stored.type);
    return copy;
  };
  return { ...size, fullKey: await copyOf(fullKey), smallKey: await copyOf(smallKey) };
}

async function store({ full, small }: TakenPicture, seal?: DataKey): Promise<StoredPhoto> {
  const put = async (bytes: Buffer) => {
    const key = seal ? newKey("sealed", "bin") : newKey("photos", "webp");
    const stored = seal ? sealBytes(seal.bytes, bytes, sealContext(key)) : bytes;
    await storage().put(key, stored, seal ? "application/octet-stream" : "image/webp");
    return key;
  };
  const fullKey = await put(full.bytes);
  const smallKey = await put(small.bytes);
  return { fullKey, smallKey, width: full.width, height: full.height, seal };
}
