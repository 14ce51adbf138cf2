import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Person } from "~/domain/actor";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { coverPhoto } from "~/domain/photos/cover-photo.server";
import { decideOnPhoto } from "~/domain/photos/decide-photo.server";
import { areasOf, gridOf } from "~/domain/photos/grid";
import { photoBytes, photoFile } from "~/domain/photos/queries.server";
import { coverCells, type StoredPhoto } from "~/domain/photos/take-in.server";
import { ask, run } from "~/domain/run.server";
import { startJobs } from "~/jobs/runner.server";
import { storage } from "~/platform/storage.server";
import {
  aCommittedClaim,
  aDesk,
  aPerson,
  aStoredPhoto,
  rowOf,
  type Desk,
} from "../factories/gifts";
import { asOwner } from "../setup/database";

let jobs: Awaited<ReturnType<typeof startJobs>>;
let desk: Desk;
let donor: Person, courier: Person, reviewer: Person;
beforeAll(async () => {
  jobs = await startJobs();
  desk = await aDesk();
  donor = await aPerson();
  courier = await aPerson(desk.organizerId, "courier", "reviewer", "coordinator");
  reviewer = await aPerson(desk.organizerId, "reviewer");
});
afterAll(() => jobs.stop());

async function photographed() {
  const { claimId } = await aCommittedClaim(desk, donor);
  await run(checkIn, { actor: courier, input: { gifts: [{ claimId, fits: "yes" }] } });
  const picture = await aStoredPhoto();
  const deliveredAt = new Date().toISOString();
  await run(recordDelivery, {
    actor: courier,
    input: {
      clientId: randomUUID(),
      claimIds: claimId,
      deliveredAt,
      photos: [{ ...picture, claimId }],
    },
  });
  const { rows } = await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query<{ id: string }>("select id from photos where claim_id = $1", [claimId]),
  );
  return { photoId: rows[0]?.id ?? "", picture };
}

const gone = async ({ fullKey, smallKey }: StoredPhoto) =>
  vi.waitFor(async () => {
    expect(await storage().get(fullKey)).toBeNull();
    expect(await storage().get(smallKey)).toBeNull();
  }, 8000);

async function covered(picture: StoredPhoto, cells: number[]) {
  const bytes = await photoBytes({ storageKey: picture.fullKey });
  return coverCells(bytes!, cells, picture);
}

const cover = (actor: Person, photoId: string, from: StoredPhoto, picture: StoredPhoto) =>
  run(coverPhoto, { actor, input: { photoId, from: from.fullKey, picture } });

test("what the reviewer covered takes the place of the photo, and the first one is not kept", async () => {
  const { photoId, picture } = await photographed();
  const [first, second] = [await covered(picture, [0, 1]), await covered(picture, [5])];
  await expect(cover(courier, photoId, picture, first)).rejects.toMatchObject({
    code: "photo_needs_second_person",
  });
  await expect(cover(donor, photoId, picture, first)).rejects.toMatchObject({ code: "not_found" });
  await cover(reviewer, photoId, picture, first);
  await expect(cover(reviewer, photoId, picture, second)).rejects.toMatchObject({
    code: "step_not_possible",
  });
  await gone(picture);

  await run(decideOnPhoto, { actor: reviewer, input: { photoId, decision: "approve" } });
  const file = await ask(photoFile, { actor: donor, input: { photoId, size: "full" } });
  expect(file.storageKey).toBe(first.fullKey);
  expect((await rowOf("photos", photoId)).removed_at).toBeNull();
});

test("a refused photo loses its pictures, and its row says so", async () => {
  const { photoId, picture } = await photographed();
  await run(decideOnPhoto, { actor: reviewer, input: { photoId, decision: "refuse" } });
  await gone(picture);
  await vi.waitFor(async () => {
    expect((await rowOf("photos", photoId)).removed_at).toBeInstanceOf(Date);
  }, 8000);
});

test("a covered cell keeps one colour, and the rest stays as it was", async () => {
  const size = { width: 800, height: 600 };
  const noise = await sharp({
    create: {
      ...size,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .webp()
    .toBuffer();
  const { fullKey } = await coverCells(noise, [9], size);
  const stored = (await storage().get(fullKey))!.bytes;
  const spread = async (left: number, top: number) => {
    const part = await sharp(stored).extract({ left, top, width: 80, height: 80 }).toBuffer();
    return (await sharp(part).stats()).channels[0]!.stdev;
  };
  expect(await spread(110, 110)).toBeLessThan(3);
  expect(await spread(310, 310)).toBeGreaterThan(20);
});

test("cells are counted row by row, in a grid that lies like the photo", () => {
  expect(gridOf({ width: 600, height: 900 })).toEqual({ columns: 6, rows: 8 });
  expect(areasOf([9], { width: 800, height: 600 })).toEqual([
    { left: 1 / 8, top: 1 / 6, width: 1 / 8, height: 1 / 6 },
  ]);
});
