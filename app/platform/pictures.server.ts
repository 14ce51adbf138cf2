import sharp, { type Sharp } from "sharp";
import { Refusal } from "./refusal";

declare module "./refusal" {
  interface RefusalCodes {
    /** Not a JPEG, PNG or WebP by its content. */
    photo_type_unknown: true;
    /** More than 25 MB. */
    photo_too_large: true;
    /** More than 40 megapixels. */
    photo_too_many_pixels: true;
    /** Begins like a picture but can't be read to its end. */
    photo_unreadable: true;
  }
}

export const maxPhotoBytes = 25 * 1024 * 1024;
export const maxPhotoPixels = 40_000_000;

export type Picture = { bytes: Buffer; width: number; height: number };
export type TakenPicture = { full: Picture; small: Picture };

/** A part of a picture, in fractions of its width and height from 0 to 1. */
export type Area = { left: number; top: number; width: number; height: number };

sharp.concurrency(1);
sharp.cache(false);

const starts: readonly ((bytes: Uint8Array) => boolean)[] = [
  (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  (bytes) => hex(bytes, 0, 8) === "89504e470d0a1a0a",
  (bytes) => hex(bytes, 0, 4) === "52494646" && hex(bytes, 8, 12) === "57454250",
];

const hex = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString("hex");

// Two at a time: a decoded picture of 40 megapixels fills some 160 MB.
let free = 2;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((start) => waiting.push(start));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

const read = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: maxPhotoPixels, failOn: "truncated", autoOrient: true });

async function sized(picture: Sharp, edge: number): Promise<Picture> {
  const { data, info } = await picture
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/**
 * Takes a photo in: JPEG, PNG or WebP by content, turned upright, re-encoded to WebP of at most
 * 1600 and 480 px, without any metadata. Refuses with `photo_type_unknown`, `photo_too_large`
 * (25 MB), `photo_too_many_pixels` (40 MP) or `photo_unreadable`.
 */
export async function takeIn(bytes: Uint8Array): Promise<TakenPicture> {
  if (bytes.length > maxPhotoBytes) throw new Refusal("photo_too_large", "photo");
  if (!starts.some((fits) => fits(bytes))) throw new Refusal("photo_type_unknown", "photo");
  return inTurn(async () => {
    await checkSize(bytes);
    const full = await readable(() => sized(read(bytes), 1600));
    const small = await sized(sharp(full.bytes), 480);
    return { full, small };
  });
}

async function checkSize(bytes: Uint8Array) {
  const {
    width,
    height,
    pages = 1,
  } = await readable(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > maxPhotoPixels) throw new Refusal("photo_too_many_pixels", "photo");
  if (pages > 1) throw new Refusal("photo_type_unknown", "photo");
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Refusal("photo_unreadable", "photo");
  }
}

/**
 * Covers areas beyond recognition and re-encodes: for the reviewer who hides a face or a sign. Each
 * area keeps `blocks` blocks across: eight carry no face; a Gaussian blur can be undone in part.
 */
export function paintOver(
  bytes: Uint8Array,
  areas: readonly Area[],
  blocks = 8,
): Promise<TakenPicture> {
  return inTurn(async () => {
    const { data, info } = await read(bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const covers = await Promise.all(
      areas.map(async (area) => {
        const box = pixels(area, info);
        const coarse = await sharp(data, { raw })
          .extract(box)
          .resize(blocks, blocks, { fit: "fill" })
          .toBuffer();
        const input = await sharp(coarse, {
          raw: { width: blocks, height: blocks, channels: info.channels },
        })
          .resize(box.width, box.height, { fit: "fill", kernel: "nearest" })
          .png()
          .toBuffer();
        return { input, left: box.left, top: box.top };
      }),
    );
    const painted = await sharp(data, { raw }).composite(covers).png().toBuffer();
    const full = await sized(sharp(painted), 1600);
    return { full, small: await sized(sharp(full.bytes), 480) };
  });
}

function pixels(area: Area, size: { width: number; height: number }) {
  const left = clamp(Math.floor(area.left * size.width), 0, size.width - 1);
  const top = clamp(Math.floor(area.top * size.height), 0, size.height - 1);
  return {
    left,
    top,
    width: clamp(Math.ceil(area.width * size.width), 1, size.width - left),
    height: clamp(Math.ceil(area.height * size.height), 1, size.height - top),
  };
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);
