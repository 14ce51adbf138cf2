import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { localOf } from "../batches/times";
import { command } from "../door.server";
import { keepPhoto } from "../photos/rows.server";
import { aYearAfter, insertSheet } from "../privacy/rows.server";
import { rowsToConsent } from "./consents-of-import.server";
import { importConsentsInput } from "./input";
import { mayOpenRows } from "./may";
import { batchOf, openImport } from "./opened.server";
import { giveSheet, lockImport } from "./rows.server";
import { openRow } from "./sealing.server";

/**
 * The signed paper behind the column of consents, with its scans: one sheet for every imported child
 * whose row says that a guardian agreed, each with its own day and giver. A second person reads it.
 */
export const recordImportConsents = command("imports.recordImportConsents", {
  input: importConsentsInput,
  subject: ({ tx }, { importId }) => lockImport(tx, importId),
  may: ({ actor }, one) => mayOpenRows(actor, one.organizerId),

  async handle(tools, { importId, scopes, textVersion, givenOn, photos }, one) {
    const { tx, now, actor, tell } = tools;
    const { key } = await openImport(tx, one);
    const { slug, timeZone } = await batchOf(tx, one.batchId);
    const today = localOf(now, timeZone).slice(0, 10);
    if (givenOn > today) throw new Refusal("consent_in_future", "givenOn");
    const rows = await rowsToConsent(tx, importId);
    const agreed = rows.flatMap((row) => {
      const read = openRow(key, { ...row, importId }, row.sealed);
      if (read.standing !== "right" || !read.consent) return [];
      const on = row.agreedOn && row.agreedOn <= today ? row.agreedOn : givenOn;
      if (!on) throw new Refusal("field_missing", "givenOn");
      return [{ rowId: row.id, childId: row.childId, giver: read.consent.giver, on }];
    });
    if (agreed.length === 0) throw new Refusal("import_no_consents");

    const { organizerId } = one;
    // A child on several rows: the latest day is what stands on its paper.
    const children = new Map(
      [...agreed].sort((a, b) => a.on.localeCompare(b.on)).map((row) => [row.childId, row]),
    );
    const sheetId = await insertSheet(tx, now, {
      organizerId,
      textVersion,
      signedOn: agreed.map(({ on }) => on).reduce((a, b) => (a > b ? a : b)),
      recordedBy: personIdOf(actor),
      children: [...children.values()].map(({ childId, giver, on }) => ({
        childId,
        scopes,
        giver,
        givenOn: on,
        expiresOn: aYearAfter(on),
      })),
    });
    for (const picture of photos) {
      await keepPhoto(tools, { organizerId, kind: "consent_scan", sheetId, picture });
    }
    await giveSheet(
      tx,
      agreed.map(({ rowId }) => rowId),
      sheetId,
    );
    await tell("consents_recorded", { sheetId });
    return { sheetId, organizerId, children: children.size, slug };
  },
});
