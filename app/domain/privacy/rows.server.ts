import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import {
  childHashes,
  dropDataKey,
  keepDataKeys,
  newDataKey,
  openDataKeys,
  ownSecret,
  sealText,
  unsealText,
  type DataKey,
} from "./seal.server";
import type { ConsentScope, SealedField, consentGivers } from "./input";

/** What is known of a child, in clear: lives only between the door and the seal. */
export type ChildRecord = Partial<Record<SealedField, string>>;

export type NewChild = {
  townshipCode: string;
  countyCode: string;
  ageBand: string | null;
  birthYears: readonly number[];
  record: ChildRecord & { legalName: string };
  /** Somebody told it apart from others of its name and age: those given alike are one new child. */
  apart?: string;
};

const column = (field: SealedField) => `${field}Sealed` as const;
const context = (childId: string, field: SealedField) => `children.${field}:${childId}`;

export type RecordedChild = { childId: string; known: boolean };

/**
 * Records children, each sealed under a key of its own, or finds the ones again that the organizer
 * already has (same name, county and birth year); the same child given twice is recorded once.
 * @returns for each given child its id and whether it was known before, in the same order.
 */
export async function recordChildren(
  tx: Tx,
  now: Date,
  { organizerId, recordedBy }: { organizerId: string; recordedBy: string },
  children: readonly NewChild[],
): Promise<RecordedChild[]> {
  const secret = await ownSecret(tx, "child-hash");
  await oneAtATime(tx, organizerId);
  const given = children.map((child) => ({ child, hashes: hashesOf(secret, child) }));
  const known = await childrenOfHashes(
    tx,
    organizerId,
    given.flatMap(({ hashes }) => hashes),
  );
  const made: { childId: string; key: DataKey; child: NewChild; hashes: Buffer[] }[] = [];
  const recorded = given.map(({ child, hashes }) => {
    const names = child.apart ? [child.apart] : hashes.map((hash) => hash.toString("hex"));
    const before = names.map((name) => known.get(name)).find(Boolean);
    if (before) return { childId: before, known: true };
    const childId = randomUUID();
    for (const name of names) known.set(name, childId);
    made.push({ childId, key: newDataKey(), child, hashes });
    return { childId, known: false };
  });
  if (made.length === 0) return recorded;

  await keepDataKeys(
    tx,
    made.map(({ key }) => key),
    organizerId,
    now,
  );
  await tx
    .insertInto("children")
    .values(
      made.map(({ childId, key, child }) => ({
        id: childId,
        organizerId,
        keyId: key.id,
        townshipCode: child.townshipCode,
        ageBand: child.ageBand,
        recordedBy,
        recordedAt: now,
        ...nothingSealed,
        ...sealRecord(key.bytes, childId, child.record),
      })),
    )
    .execute();
  await insertHashes(
    tx,
    made.flatMap(({ childId, hashes }) => hashes.map((hash) => ({ childId, organizerId, hash }))),
  );
  return recorded;
}

/** Two who record the same child of an organizer at once find each other's. */
const oneAtATime = (tx: Tx, organizerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`children of ${organizerId}`}, 0))`.execute(
    tx,
  );

const hashesOf = (secret: Buffer, { record, countyCode, birthYears }: NewChild) =>
  childHashes(secret, record.legalName, countyCode, birthYears);

async function insertHashes(
  tx: Tx,
  rows: readonly { childId: string; organizerId: string; hash: Buffer }[],
) {
  if (rows.length === 0) return;
  await tx
    .insertInto("childHashes")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The organizer's children by their hashes, as hex. */
async function childrenOfHashes(tx: Tx, organizerId: string, hashes: readonly Buffer[]) {
  if (hashes.length === 0) return new Map<string, string>();
  const rows = await tx
    .selectFrom("childHashes")
    .select(["hash", "childId"])
    .where("organizerId", "=", organizerId)
    .where("hash", "=", sql<Buffer>`any (${hashes}::bytea[])`)
    .orderBy("childId", "desc")
    .execute();
  return new Map(rows.map(({ hash, childId }) => [hash.toString("hex"), childId]));
}

export type ChildCorrection = {
  childId: string;
  organizerId: string;
  record: ChildRecord;
  townshipCode?: string;
  ageBand?: string | null;
  /** By what the child is found again from now on, where its name or birth was wrong. */
  anew?: { legalName: string; countyCode: string; birthYears: readonly number[] };
};

/** Seals anew the fields that are corrected, and no other. A child that was erased stays so. */
export async function correctChild(tx: Tx, correction: ChildCorrection): Promise<void> {
  const { childId, organizerId, record, townshipCode, ageBand, anew } = correction;
  const child = await tx
    .selectFrom("children")
    .select("keyId")
    .where("id", "=", childId)
    .forUpdate()
    .executeTakeFirst();
  const key = child?.keyId && (await openDataKeys(tx, [child.keyId])).get(child.keyId);
  if (!key) return;
  const sealed = sealRecord(key.bytes, childId, record);
  const set = {
    ...sealed,
    ...(townshipCode !== undefined && { townshipCode }),
    ...(ageBand !== undefined && { ageBand }),
  };
  if (Object.keys(set).length > 0) {
    await tx.updateTable("children").set(set).where("id", "=", childId).execute();
  }
  if (!anew) return;
  const secret = await ownSecret(tx, "child-hash");
  const hashes = childHashes(secret, anew.legalName, anew.countyCode, anew.birthYears);
  await tx.deleteFrom("childHashes").where("childId", "=", childId).execute();
  await insertHashes(
    tx,
    hashes.map((hash) => ({ childId, organizerId, hash })),
  );
}

const nothingSealed = {
  legalNameSealed: null,
  birthSealed: null,
  schoolSealed: null,
  villageSealed: null,
  guardianNameSealed: null,
  guardianPhoneSealed: null,
  notesSealed: null,
  measuresSealed: null,
};

/** Seals each given field for its own column of its own row. */
function sealRecord(key: Buffer, childId: string, record: ChildRecord) {
  return Object.fromEntries(
    (Object.entries(record) as [SealedField, string][])
      .filter(([, text]) => text !== "")
      .map(([field, text]) => [column(field), sealText(key, text, context(childId, field))]),
  );
}

/**
 * Opens fields of children in clear. Only `reveal-child` and commands that leave an audit row per
 * child may call it; a child that was erased comes back with nothing.
 */
export async function openChildren(
  tx: Tx,
  childIds: readonly string[],
  fields: readonly SealedField[],
): Promise<Map<string, ChildRecord>> {
  if (childIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("children")
    .select(["id", "keyId", ...fields.map(column)])
    .where("id", "in", [...new Set(childIds)])
    .execute();
  const keys = await openDataKeys(
    tx,
    rows.flatMap((row) => row.keyId ?? []),
  );
  return new Map(
    rows.map((row) => {
      const key = row.keyId ? keys.get(row.keyId) : undefined;
      const opened = fields.flatMap((field) => {
        const sealed = row[column(field)];
        return key && sealed
          ? [[field, unsealText(key.bytes, sealed, context(row.id, field))]]
          : [];
      });
      return [row.id, Object.fromEntries(opened) as ChildRecord];
    }),
  );
}

/** Erases a child for good: its key and its hashes go first, so that backups forget too. */
export async function eraseChildRows(tx: Tx, now: Date, childId: string): Promise<void> {
  const child = await tx
    .selectFrom("children")
    .select("keyId")
    .where("id", "=", childId)
    .forUpdate()
    .executeTakeFirst();
  await tx
    .updateTable("children")
    .set({
      keyId: null,
      ...nothingSealed,
      erasedAt: now,
    })
    .where("id", "=", childId)
    .execute();
  await tx.deleteFrom("childHashes").where("childId", "=", childId).execute();
  if (child?.keyId) await dropDataKey(tx, child.keyId);
}

export type SignedConsent = {
  organizerId: string;
  textVersion: string;
  /** The day that stands on the paper; of many days, the last. */
  signedOn: string;
  recordedBy: string;
  children: readonly {
    childId: string;
    scopes: readonly ConsentScope[];
    giver: (typeof consentGivers)[number];
    givenOn: string;
    expiresOn: string;
  }[];
};

/** The last day a consent may name: twelve months on, or the month's last day. */
export function aYearAfter(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) + 1, day.slice(4)];
  return rest === "-02-29" ? `${year}-02-28` : `${year}${rest}`;
}

/** A statement takes 65,535 parameters at most. */
const consentsAtATime = 1_000;

/** Records one signed sheet and what it says for each child on it; returns the sheet's id. */
export async function insertSheet(tx: Tx, now: Date, signed: SignedConsent): Promise<string> {
  const { organizerId, recordedBy, textVersion, signedOn } = signed;
  const sheet = await tx
    .insertInto("consentSheets")
    .values({ organizerId, textVersion, signedOn, recordedBy, recordedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (let from = 0; from < signed.children.length; from += consentsAtATime) {
    await tx
      .insertInto("consents")
      .values(
        signed.children.slice(from, from + consentsAtATime).map(({ scopes, ...consent }) => ({
          ...consent,
          organizerId,
          sheetId: sheet.id,
          scopes: [...scopes],
          recordedBy,
          recordedAt: now,
        })),
      )
      .execute();
  }
  return sheet.id;
}

/** A second person read the sheet: from here on its consents count. */
export async function approveSheetRows(tx: Tx, now: Date, sheetId: string, approvedBy: string) {
  await tx
    .updateTable("consentSheets")
    .set({ approvedBy, approvedAt: now })
    .where("id", "=", sheetId)
    .execute();
  await tx
    .updateTable("consents")
    .set({ approvedBy })
    .where("sheetId", "=", sheetId)
    .where("state", "=", "given")
    .execute();
}

/** Takes scopes out of a child's standing consents; without `collect` the whole consent ends. */
export async function withdrawScopes(
  tx: Tx,
  now: Date,
  { childId, scopes, by }: { childId: string; scopes: readonly ConsentScope[]; by: string | null },
): Promise<string[]> {
  const standing = await tx
    .selectFrom("consents")
    .select(["id", "scopes"])
    .where("childId", "=", childId)
    .where("state", "=", "given")
    .orderBy("id")
    .forUpdate()
    .execute();
  const ends = scopes.includes("collect");
  const touched = standing.filter(
    (consent) => ends || consent.scopes.some((one) => scopes.includes(one as ConsentScope)),
  );
  for (const consent of touched) {
    await tx
      .updateTable("consents")
      .set(
        ends
          ? { state: "withdrawn", withdrawnAt: now, withdrawnBy: by }
          : { scopes: consent.scopes.filter((one) => !scopes.includes(one as ConsentScope)) },
      )
      .where("id", "=", consent.id)
      .execute();
  }
  return touched.map(({ id }) => id);
}

/** A child, held until the transaction ends; undefined when it isn't there. */
export const lockChild = (tx: Tx, childId: string) =>
  tx
    .selectFrom("children")
    .select(["id", "organizerId", "townshipCode", "ageBand", "erasedAt"])
    .where("id", "=", childId)
    .forUpdate()
    .executeTakeFirst();
