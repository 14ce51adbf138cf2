import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { maxPhotoBytes, paintOver, takeIn } from "~/platform/pictures.server";

const photo = (width = 2400, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 120, b: 60 } } });

const refusedAs = (code: string) => expect.objectContaining({ code, field: "photo" });

describe("a photo that is taken in", () => {
  test.each(["jpeg", "png", "webp"] as const)("%s becomes two WebP", async (format) => {
    const { full, small } = await takeIn(await photo().toFormat(format).toBuffer());
    expect([full.width, full.height, small.width, small.height]).toEqual([1600, 800, 480, 240]);
    expect((await sharp(full.bytes).metadata()).format).toBe("webp");
  });

  test("is never enlarged", async () => {
    const { full } = await takeIn(await photo(300, 200).jpeg().toBuffer());
    expect([full.width, full.height]).toEqual([300, 200]);
  });

  test("loses where it was taken and by which phone, and stands upright", async () => {
    const withPlace = await photo()
      .withExif({
        IFD0: { Make: "SecretPhone" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "26/1 35/1 0/1" },
      })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect((await sharp(withPlace).metadata()).exif).toBeDefined();

    const { full, small } = await takeIn(withPlace);
    for (const { bytes } of [full, small]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.includes("SecretPhone")).toBe(false);
    }
    expect(full.height).toBeGreaterThan(full.width);
  });

  test("carries nothing that was hidden behind its end", async () => {
    const hidden = "<script>alert('hidden')</script>";
    const polyglot = Buffer.concat([await photo().jpeg().toBuffer(), Buffer.from(hidden)]);
    expect((await takeIn(polyglot)).full.bytes.includes("alert")).toBe(false);
  });
});

describe("a photo that is refused", () => {
  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00")],
    ["TIFF", Buffer.from("49492a0008000000", "hex")],
    ["HEIC", Buffer.from("\x00\x00\x00\x18ftypheic")],
    ["a page that calls itself a photo", Buffer.from("<!doctype html><title>photo.jpg</title>")],
    ["nothing", Buffer.alloc(0)],
  ])("%s is no photo", async (_, bytes) => {
    await expect(takeIn(bytes)).rejects.toEqual(refusedAs("photo_type_unknown"));
  });

  test("a truncated file", async () => {
    const whole = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: "white",
        noise: { type: "gaussian", mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    const part = whole.subarray(0, whole.length / 2);
    await expect(takeIn(part)).rejects.toEqual(refusedAs("photo_unreadable"));
  });

  test("a header with nothing behind it", async () => {
    await expect(takeIn(Buffer.from("ffd8ffe000104a464946", "hex"))).rejects.toEqual(
      refusedAs("photo_unreadable"),
    );
  });

  test("a small file that unfolds to more than 40 megapixels", async () => {
    const bomb = await photo(30_000, 1_400).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(500_000);
    await expect(takeIn(bomb)).rejects.toEqual(refusedAs("photo_too_many_pixels"));
  });

  test("a file of more than 25 MB", async () => {
    await expect(takeIn(Buffer.alloc(maxPhotoBytes + 1, 0xff))).rejects.toEqual(
      refusedAs("photo_too_large"),
    );
  });

  test("an animation", async () => {
    const frames = [0, 128].map((value) => ({
      create: { width: 20, height: 20, channels: 3 as const, background: { r: value, g: 9, b: 9 } },
    }));
    const moving = await sharp(
      await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer())),
      {
        join: { animated: true },
      },
    )
      .webp()
      .toBuffer();
    await expect(takeIn(moving)).rejects.toEqual(refusedAs("photo_type_unknown"));
  });
});

test("a covered area can't be recognised, the rest stays", async () => {
  const noise = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: "white",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  const { full } = await paintOver(noise, [{ left: 0.5, top: 0, width: 0.5, height: 1 }]);
  const spread = async (left: number) => {
    const part = await sharp(full.bytes)
      .extract({ left, top: 8, width: 180, height: 380 })
      .png()
      .toBuffer();
    const { channels } = await sharp(part).stats();
    return channels[0]!.stdev;
  };
  expect(await spread(8)).toBeGreaterThan(20);
  expect(await spread(212)).toBeLessThan(10);
});

test("many at once are taken in one after the other", async () => {
  const bytes = await photo(600, 400).jpeg().toBuffer();
  const all = await Promise.all(Array.from({ length: 8 }, () => takeIn(bytes)));
  expect(new Set(all.map(({ full }) => full.width))).toEqual(new Set([600]));
});
