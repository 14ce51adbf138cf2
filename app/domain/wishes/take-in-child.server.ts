import type { Tx } from "~/platform/db.server";
import { Refusal } from "~/platform/refusal";
import { bandOf, readBirth } from "../privacy/birth";
import type { ChildInput } from "../privacy/input";
import { recordChildren } from "../privacy/rows.server";
import { countyOf } from "./places.server";

/**
 * Seals a child's record, or finds the child again that the organizer already has. Where the paper
 * says no township, the county stands for it.
 */
export async function takeInChild(
  tx: Tx,
  now: Date,
  {
    organizerId,
    recordedBy,
    child,
  }: { organizerId: string; recordedBy: string; child: ChildInput },
) {
  const { townshipCode, legalName, school, village, guardianName, guardianPhone, notes, measures } =
    child;
  const birth = readBirth(child.birth, now.toISOString().slice(0, 10));
  if (!birth) throw new Refusal("birth_malformed", "birth");
  const ageBand = bandOf(birth.age);
  if (!ageBand) throw new Refusal("child_age_out_of_range", "birth");
  const place = await tx
    .selectFrom("places as p")
    .select(countyOf.as("county"))
    .where("p.code", "=", townshipCode)
    .where("p.level", "in", ["township", "county"])
    .executeTakeFirst();
  if (!place) throw new Refusal("township_unknown", "townshipCode");
  const [recorded] = await recordChildren(tx, now, { organizerId, recordedBy }, [
    {
      townshipCode,
      countyCode: place.county,
      ageBand,
      birthYears: birth.years,
      record: {
        ...{ legalName, school, village, guardianName, guardianPhone, notes, measures },
        birth: birth.text,
      },
    },
  ]);
  return { ...recorded!, ageBand };
}
