import { z } from "zod";
import { publicDb, type Db, type Tx } from "~/platform/db.server";

/** What a concern can be about, by the name that links give it. */
export const thingKinds = ["wish", "batch", "photo", "business", "fund", "report", "site"] as const;
export type ThingKind = (typeof thingKinds)[number];

/** A thing as everybody sees it. */
export type PublicThing = {
  kind: ThingKind;
  /** Whose it is, where it lies in no batch of an organizer's. */
  ownerId: string | null;
  batchId: string | null;
  wishId: string | null;
  number: number | null;
  title: string;
  batch: string;
  path: string;
};

type Found = Promise<PublicThing | undefined>;

async function wishNamed(db: Db | Tx, publicId: string): Found {
  const wish = await db
    .selectFrom("publicWishes")
    .select(["id as wishId", "batchId", "number", "title", "batchTitle as batch"])
    .where("publicId", "=", publicId)
    .executeTakeFirst();
  return wish && { ...wish, kind: "wish", ownerId: null, path: `/wishes/${publicId}` };
}

async function photoNamed(db: Db | Tx, photoId: string): Found {
  if (!z.uuid().safeParse(photoId).success) return undefined;
  const photo = await db
    .selectFrom("publicPhotos")
    .select("wishPublicId")
    .where("id", "=", photoId)
    .executeTakeFirst();
  const wish = photo && (await wishNamed(db, photo.wishPublicId));
  return wish && { ...wish, kind: "photo" };
}

async function batchNamed(db: Db | Tx, slug: string): Found {
  const batch = await db
    .selectFrom("publicBatches")
    .select(["id as batchId", "title"])
    .where("slug", "=", slug)
    .executeTakeFirst();
  if (!batch) return undefined;
  const { batchId, title } = batch;
  const own = { ownerId: null, wishId: null, number: null, path: `/batches/${slug}` };
  return { ...own, kind: "batch", batchId, title, batch: title };
}

async function businessNamed(db: Db | Tx, slug: string): Found {
  const business = await db
    .selectFrom("publicBusinesses")
    .select(["id as ownerId", "name as title"])
    .where("slug", "=", slug)
    .executeTakeFirst();
  const own = { batchId: null, wishId: null, number: null, path: `/businesses/${slug}` };
  return business && { ...own, ...business, kind: "business", batch: business.title };
}

async function fundNamed(db: Db | Tx, slug: string): Found {
  const fund = await db
    .selectFrom("publicFunds")
    .select(["id as ownerId", "name as title"])
    .where("slug", "=", slug)
    .executeTakeFirst();
  const own = { batchId: null, wishId: null, number: null, path: `/funds/${slug}` };
  return fund && { ...own, ...fund, kind: "fund", batch: fund.title };
}

async function reportNamed(db: Db | Tx, publicId: string): Found {
  const report = await db
    .selectFrom("publicReports")
    .select(["fundId as ownerId", "batchId", "ownerName", "batchTitle"])
    .where("publicId", "=", publicId)
    .executeTakeFirst();
  if (!report) return undefined;
  const { ownerName, batchTitle, ...of } = report;
  const title = batchTitle ?? ownerName;
  const own = { wishId: null, number: null, path: `/reports/${publicId}` };
  return { ...of, ...own, kind: "report", title, batch: title };
}

/** The site as a whole, for what is wrong with no one thing. */
export const wholeSite = "site:whole";

const siteNamed = (_: Db | Tx, name: string): Found =>
  Promise.resolve(
    name === "whole"
      ? {
          ...{ kind: "site", ownerId: null, batchId: null, wishId: null, number: null },
          ...{ title: "", batch: "", path: "/" },
        }
      : undefined,
  );

const named: Record<ThingKind, (db: Db | Tx, name: string) => Found> = {
  wish: wishNamed,
  batch: batchNamed,
  photo: photoNamed,
  business: businessNamed,
  fund: fundNamed,
  report: reportNamed,
  site: siteNamed,
};

/**
 * The thing that a link to the form names (`wish:k3x9m2ab`), as far as everybody sees it now. One that
 * is hidden, frozen or was never there is undefined alike.
 */
export async function publicThing(db: Db | Tx, about: string): Found {
  const [, kind, name] = /^(\w+):([a-z0-9-]{1,80})$/.exec(about) ?? [];
  const known = thingKinds.find((one) => one === kind);
  return known && name ? named[known](db, name) : undefined;
}

/** Whose the thing is: the organizer of its batch, or the business or fund that it is about; the site is nobody's. */
export async function ownerOf(
  tx: Tx,
  { kind, ownerId, batchId }: PublicThing,
): Promise<string | null> {
  if (kind === "site") return null;
  if (ownerId) return ownerId;
  const { organizerId } = await tx
    .selectFrom("batches")
    .select("organizerId")
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
  return organizerId;
}

/** What the form's page shows of the thing; null when nobody sees it. */
export async function thingToReport(about: string) {
  const thing = await publicThing(publicDb, about);
  if (!thing) return null;
  const { kind, number, title, batch, path } = thing;
  return { about, kind, number, title, batch, path };
}
