import { randomUUID } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import {
  childHashes,
  dropDataKey,
  makeDataKey,
  openDataKeys,
  ownSecret,
  sealText,
  unsealText,
} from "./seal.server";
import type { ConsentScope, SealedField, consentGivers } from "./input";

/** What is known of a child, in clear: lives only between the door and the seal. */
export type ChildRecord = Partial<Record<SealedField, string>>;

export type NewChild = {
  organizerId: string;
  townshipCode: string;
  countyCode: string;
  ageBand: string | null;
  birthYears: readonly number[];
  record: ChildRecord & { legalName: string };
  recordedBy: string;
};

const column = (field: SealedField) => `${field}Sealed` as const;
const context = (childId: string, field: SealedField) => `children.${field}:${childId}`;

/**
 * Records a child, sealed under a key of its own, or finds the child again that the organizer
 * already has (same name, county and birth year).
 * @returns the child's id and whether it was known before.
 */
export async function recordChild(
  tx: Tx,
  now: Date,
  child: NewChild,
): Promise<{ childId: string; known: boolean }> {
  const hashes = childHashes(
    await ownSecret(tx, "child-hash"),
    child.record.legalName,
    child.countyCode,
    child.birthYears,
  );
  const known =
    hashes.length === 0
      ? undefined
      : await tx
          .selectFrom("childHashes")
          .select("childId")
          .where("organizerId", "=", child.organizerId)
          .where("hash", "in", hashes)
          .executeTakeFirst();
  if (known) return { childId: known.childId, known: true };

  const childId = randomUUID();
  const key = await makeDataKey(tx, child.organizerId, now);
  await tx
    .insertInto("children")
    .values({
      id: childId,
      organizerId: child.organizerId,
      keyId: key.id,
      townshipCode: child.townshipCode,
      ageBand: child.ageBand,
      recordedBy: child.recordedBy,
      recordedAt: now,
      ...sealRecord(key.bytes, childId, child.record),
    })
    .execute();
  if (hashes.length > 0) {
    await tx
      .insertInto("childHashes")
      .values(hashes.map((hash) => ({ childId, organizerId: child.organizerId, hash })))
      .execute();
  }
  return { childId, known: false };
}

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
      legalNameSealed: null,
      birthSealed: null,
      schoolSealed: null,
      villageSealed: null,
      guardianNameSealed: null,
      guardianPhoneSealed: null,
      notesSealed: null,
      measuresSealed: null,
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
  givenOn: string;
  expiresOn: string;
  recordedBy: string;
  children: readonly {
    childId: string;
    scopes: readonly ConsentScope[];
    giver: (typeof consentGivers)[number];
  }[];
};

/** Records one signed sheet and what it says for each child on it; returns the sheet's id. */
export async function insertSheet(tx: Tx, now: Date, signed: SignedConsent): Promise<string> {
  const { organizerId, recordedBy, textVersion, givenOn, expiresOn } = signed;
  const sheet = await tx
    .insertInto("consentSheets")
    .values({ organizerId, textVersion, signedOn: givenOn, recordedBy, recordedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("consents")
    .values(
      signed.children.map(({ childId, scopes, giver }) => ({
        organizerId,
        childId,
        sheetId: sheet.id,
        scopes: [...scopes],
        giver,
        givenOn,
        expiresOn,
        recordedBy,
        recordedAt: now,
      })),
    )
    .execute();
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
