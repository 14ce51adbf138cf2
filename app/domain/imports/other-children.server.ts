import { sql } from "kysely";
import type { Handling } from "../door.server";
import { openChildren } from "../privacy/rows.server";
import { comparedWithOthers } from "./compare-rows.server";
import { plainBirth } from "./marks.server";
import type { ImportRow } from "./rows.server";
import { openRow } from "./sealing.server";
import type { WireOther } from "./shapes";
import type { StoredRow } from "./wire-rows.server";

const shown = ["legalName", "birth", "school", "village", "guardianName", "guardianPhone"] as const;

/** The ids of those whom a row may be about besides. */
export const othersOf = ({ id, childId, maybeChildren }: StoredRow): string[] =>
  [...new Set([...maybeChildren, ...(childId ? [childId] : [])])].filter((one) => one !== id);

/** Whether staff are asked which child a row is about. */
export const isAsked = ({ standing, errors }: Pick<StoredRow, "standing" | "errors">) =>
  standing === "refused" && errors.some((error) => comparedWithOthers.test(error));

/** Children beside whom these rows are looked at, in clear; each leaves an audit row. */
export async function openOthers(
  { tx, noteAll }: Pick<Handling, "tx" | "noteAll">,
  one: ImportRow,
  key: Buffer,
  rows: readonly StoredRow[],
): Promise<Map<string, WireOther>> {
  const ids = [...new Set(rows.flatMap(othersOf))];
  if (ids.length === 0) return new Map();
  const records = await openChildren(tx, ids, shown);
  const beside = await tx
    .selectFrom("importRows")
    .select(["id", "sheet", "row", "sealed"])
    .where("importId", "=", one.id)
    .where("id", "=", sql<string>`any (${ids}::uuid[])`)
    .execute();
  await noteAll(
    [
      ...[...records.keys()].map((subjectId) => ({ subjectType: "child", subjectId })),
      ...beside.map(({ id: subjectId }) => ({ subjectType: "import_row", subjectId })),
    ].map((of) => ({ ...of, action: "imports.lookedAtRow", purpose: "record_child" as const })),
  );
  const others = new Map<string, WireOther>();
  for (const [id, record] of records)
    others.set(id, { ...blank, ...record, id, row: null, birth: plainBirth(record.birth ?? "") });
  for (const { id, sheet, row, sealed } of beside) {
    const read = sealed && openRow(key, { importId: one.id, sheet, row }, sealed);
    if (!read || read.standing !== "right") continue;
    const { legalName, birth, school, village, guardianName, guardianPhone } = read.child;
    others.set(id, {
      ...{ id, row, legalName, school, village, guardianName, guardianPhone },
      birth: plainBirth(birth),
    });
  }
  return others;
}

const blank = {
  ...{ legalName: "", birth: "", school: "", village: "" },
  ...{ guardianName: "", guardianPhone: "" },
};
