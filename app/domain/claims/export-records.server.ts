import { z } from "zod";
import { command } from "../door.server";
import type { Purpose, SealedField } from "../privacy/input";
import { mayOpenRecords } from "../privacy/may";
import { openChildren } from "../privacy/rows.server";
import { boardInput } from "./board-input";
import { boardPart, boardSubject, notedAtATime, standingAfter } from "./board.server";
import { exportPurposes } from "./export-purposes";

/** What each purpose needs to see of a child, and no more. */
const needed = {
  hand_over: ["legalName", "school", "village"],
  prepare_consent: ["legalName", "school", "village", "guardianName"],
  contact_guardian: ["legalName", "school", "village", "guardianName", "guardianPhone"],
  correct_record: ["legalName", "birth", "school", "village", "guardianName", "guardianPhone"],
} as const satisfies Partial<Record<Purpose, readonly SealedField[]>>;

/**
 * The wishes of a board with whose they are, as far as the purpose needs it. Each child in it leaves
 * an audit row.
 */
export const exportRecords = command("claims.exportRecords", {
  input: boardInput.extend({ purpose: z.enum(exportPurposes, "choice_unknown") }),
  subject: boardSubject,
  may: ({ actor }, batch) => mayOpenRecords(actor, batch.organizerId),

  async handle({ tx, now, noteAll }, { purpose, ...look }, batch) {
    const fields = needed[purpose];
    const wishes = await standingAfter(tx, now, batch, look);
    const childIds = [...new Set(wishes.map(({ childId }) => childId))];
    for (const part of boardPart(childIds, notedAtATime)) {
      await noteAll(
        part.map((childId) => ({
          action: "privacy.lookedAtChild",
          subjectType: "child",
          subjectId: childId,
          organizationId: batch.organizerId,
          fields: [...fields],
          purpose,
        })),
      );
    }
    const opened = await openChildren(tx, childIds, fields);
    return {
      slug: batch.slug,
      fields: [...fields],
      rows: wishes.map(({ childId, number, title, size, alias, step, nameZh, nameEn }) => ({
        ...{ number, title, size, alias, step, nameZh, nameEn },
        record: opened.get(childId) ?? {},
      })),
    };
  },
});
