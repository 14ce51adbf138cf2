import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { addConsentScan } from "~/domain/photos/add-scan.server";
import { addSignedList } from "~/domain/deliveries/add-list.server";
import { checkIn } from "~/domain/deliveries/check-in.server";
import { recordDelivery } from "~/domain/deliveries/record-delivery.server";
import { decideOnPhoto } from "~/domain/photos/decide-photo.server";
import { forgetPapers } from "~/domain/photos/forget-papers.server";
import { lookAtPaper } from "~/domain/photos/look-at-paper.server";
import {
  photoBytes,
  photoFile,
  photosToDecide,
  publishedPhoto,
  scansOfSheet,
} from "~/domain/photos/queries.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { publicDb } from "~/platform/db.server";
import { verifyAddress } from "~/platform/signing.server";
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

let desk: Desk;
let donor: Person, otherDonor: Person, courier: Person, reviewer: Person, stranger: Person;

beforeAll(async () => {
  desk = await aDesk();
  const other = await aDesk();
  donor = await aPerson();
  otherDonor = await aPerson();
  courier = await aPerson(desk.organizerId, "courier", "reviewer", "coordinator");
  reviewer = await aPerson(desk.organizerId, "reviewer");
  stranger = await aPerson(other.organizerId, "reviewer", "coordinator");
});

async function photographed(scopes?: string[]) {
  const { claimId, childId } = await aCommittedClaim(desk, donor, scopes);
  await run(checkIn, { actor: courier, input: { gifts: [{ claimId, fits: "yes" }] } });
  const picture = await aStoredPhoto();
  const { id: deliveryId } = await run(recordDelivery, {
    actor: courier,
    input: {
      clientId: randomUUID(),
      claimIds: claimId,
      deliveredAt: new Date().toISOString(),
      photos: [{ ...picture, claimId }],
    },
  });
  const photoId = await asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from photos where claim_id = $1",
      [claimId],
    );
    return rows[0]?.id ?? "";
  });
  return { claimId, childId, deliveryId, photoId, picture };
}

const open = (actor: Person, photoId: string) =>
  ask(photoFile, { actor, input: { photoId, size: "full" } });
const decide = (actor: Person, photoId: string, decision: string) =>
  run(decideOnPhoto, { actor, input: { photoId, decision } });
const hidden = { code: "not_found" };

test("a photo leaves the staff when someone other than its taker approved it", async () => {
  const { photoId } = await photographed();
  await expect(open(donor, photoId)).rejects.toMatchObject(hidden);
  await expect(decide(courier, photoId, "approve")).rejects.toMatchObject({
    code: "photo_needs_second_person",
  });
  await expect(decide(stranger, photoId, "approve")).rejects.toMatchObject(hidden);

  const waiting = await ask(photosToDecide, { actor: reviewer, input: {} });
  expect(waiting.find(({ id }) => id === photoId)).toMatchObject({ own: false, share: true });
  await decide(reviewer, photoId, "approve");

  const bytes = await photoBytes(await open(donor, photoId));
  expect((await sharp(bytes ?? undefined).metadata()).exif).toBeUndefined();
  await expect(open(otherDonor, photoId)).rejects.toMatchObject(hidden);
  await expect(open(stranger, photoId)).rejects.toMatchObject(hidden);
  expect(await publishedPhoto(publicDb, photoId, "full")).toBeUndefined();
});

test("without the consent to share it, the claimant never sees it, and withdrawing works at once", async () => {
  const unshared = await photographed(["collect", "publish_text"]);
  await decide(reviewer, unshared.photoId, "approve");
  await expect(open(donor, unshared.photoId)).rejects.toMatchObject(hidden);

  const shared = await photographed();
  await decide(reviewer, shared.photoId, "approve");
  await open(donor, shared.photoId);
  await asOwner(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(
      "update consents set state = 'withdrawn', withdrawn_at = now() where child_id = $1",
      [shared.childId],
    ),
  );
  await expect(open(donor, shared.photoId)).rejects.toMatchObject(hidden);
});

test("a claimant sees it until thirty days after the delivery", async () => {
  const { photoId } = await photographed();
  await decide(reviewer, photoId, "approve");
  const now = new Date(Date.now() + 31 * 86_400_000);
  await expect(
    ask(photoFile, { actor: donor, input: { photoId, size: "small" }, now }),
  ).rejects.toMatchObject(hidden);
});

test("publishing needs its own consent", async () => {
  const kept = await photographed();
  await expect(decide(reviewer, kept.photoId, "publish")).rejects.toMatchObject({
    code: "photo_not_to_be_published",
  });
  const agreed = await photographed(["collect", "publish_text", "share_photo", "publish_photo"]);
  await decide(reviewer, agreed.photoId, "publish");
  expect(await publishedPhoto(publicDb, agreed.photoId, "small")).toEqual({
    storageKey: agreed.picture.smallKey,
  });
  await decide(reviewer, agreed.photoId, "refuse");
  expect(await publishedPhoto(publicDb, agreed.photoId, "small")).toBeUndefined();
  expect(await publishedPhoto(publicDb, "no-uuid", "small")).toBeUndefined();
});

test("a paper lies sealed, opens for the organizer's staff, and each look is audited", async () => {
  const { deliveryId, childId } = await photographed();
  const paper = await aStoredPhoto(true);
  await run(addSignedList, { actor: courier, input: { deliveryId, photos: [paper] } });
  const stored = await storage().get(paper.fullKey);
  expect(stored?.bytes.includes("WEBP")).toBe(false);

  const owner = process.env.DATABASE_OWNER_URL ?? "";
  const photoId = await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from photos where full_key = $1",
      [paper.fullKey],
    );
    return rows[0]?.id ?? "";
  });
  const look = (actor: Person) =>
    run(lookAtPaper, { actor, input: { photoId, purpose: "hand_over" } });
  await expect(look(donor)).rejects.toMatchObject(hidden);
  await expect(look(stranger)).rejects.toMatchObject(hidden);
  await expect(decide(reviewer, photoId, "approve")).rejects.toMatchObject(hidden);

  const seen = await look(reviewer);
  expect(verifyAddress(seen.src, new Date())).toBe(true);
  const bytes = await photoBytes(await open(reviewer, photoId));
  expect(bytes?.subarray(8, 12).toString()).toBe("WEBP");
  const looks = await asOwner(owner, (client) =>
    client.query(
      `select purpose, actor_id, subject_type, subject_id from audit_entries
       where subject_type in ('photo', 'child') and action = 'photos.lookedAtPaper' order by seq`,
    ),
  );
  const mark = { purpose: "hand_over", actor_id: reviewer.personId };
  expect(looks.rows).toEqual([
    { ...mark, subject_type: "photo", subject_id: photoId },
    { ...mark, subject_type: "child", subject_id: childId },
  ]);
  expect((await rowOf("photos", photoId)).key_id).toBe(paper.seal?.id);
});

test("a consent sheet's scan is sealed like every paper, and is nothing to a donor", async () => {
  const { childId } = await photographed();
  const owner = process.env.DATABASE_OWNER_URL ?? "";
  const sheetId = await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ sheet_id: string }>(
      "select sheet_id from consents where child_id = $1",
      [childId],
    );
    return rows[0]?.sheet_id ?? "";
  });
  const add = (actor: Person, paper: Awaited<ReturnType<typeof aStoredPhoto>>) =>
    run(addConsentScan, { actor, input: { sheetId, photos: [paper] } });
  await expect(add(stranger, await aStoredPhoto(true))).rejects.toMatchObject(hidden);
  await expect(add(reviewer, await aStoredPhoto())).rejects.toMatchObject({
    code: "photo_paper_is_sealed",
  });
  await add(reviewer, await aStoredPhoto(true));

  const scansNow = () => ask(scansOfSheet, { actor: courier, input: { sheetId } });
  const { scans } = await scansNow();
  expect(scans).toHaveLength(1);
  const photoId = scans[0]?.id ?? "";
  await expect(open(donor, photoId)).rejects.toMatchObject(hidden);
  const keepsNoRecords = await aPerson(desk.organizerId, "courier", "witness");
  const reason = { photoId, purpose: "handle_concern" };
  await expect(run(lookAtPaper, { actor: keepsNoRecords, input: reason })).rejects.toMatchObject({
    code: "not_allowed",
  });
  const input = { photoId, purpose: "curiosity" };
  await expect(run(lookAtPaper, { actor: reviewer, input })).rejects.toMatchObject({
    code: "invalid_input",
  });

  // It goes with the last child on it, and not before.
  expect(await runSweep(forgetPapers)).toBe(0);
  await asOwner(owner, (client) =>
    client.query("update children set erased_at = now(), key_id = null where id = $1", [childId]),
  );
  expect(await runSweep(forgetPapers)).toBe(1);
  expect((await scansNow()).scans).toEqual([]);
  await expect(run(lookAtPaper, { actor: reviewer, input: reason })).rejects.toMatchObject(hidden);
  expect(await rowOf("photos", photoId)).toMatchObject({
    key_id: null,
    removed_at: expect.any(Date),
  });
  expect(await runSweep(forgetPapers)).toBe(0);
});
