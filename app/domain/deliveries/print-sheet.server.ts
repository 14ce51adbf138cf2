import { command } from "../door.server";
import { openChildren } from "../privacy/rows.server";
import type { SealedField } from "../privacy/input";
import { pickedInput } from "./input";
import { whyNotOnList } from "./many";
import { mayDeliver, mayCheckIn } from "./may";
import { parted, pickedGifts } from "./picked.server";

const shown: SealedField[] = ["legalName", "school", "village"];

/**
 * The paper a courier takes along: whose gift it is and where, with a line to sign. Each child on
 * it leaves an audit row. What was picked and can't stand on it is told with its reason.
 */
export const printHandOverSheet = command("deliveries.printSheet", {
  input: pickedInput,
  subject: ({ tx }, input) => pickedGifts(tx, input),
  may: ({ actor }, picked) => mayDeliver(actor, picked) || mayCheckIn(actor, picked),

  async handle({ tx, note }, _input, picked) {
    const { ready, left } = parted(picked, whyNotOnList);
    const lines = await tx
      .selectFrom("claims")
      .innerJoin("wishes", "wishes.id", "claims.wishId")
      .innerJoin("batches", "batches.id", "claims.batchId")
      .select([
        "claims.id as claimId",
        "wishes.childId",
        "wishes.number",
        "wishes.title",
        "wishes.size",
        "wishes.colour",
        "wishes.style",
        "batches.title as batch",
      ])
      .where("claims.id", "in", ready.length > 0 ? ready : [null])
      .orderBy("batches.number")
      .orderBy("wishes.number")
      .execute();
    for (const childId of new Set(lines.map((line) => line.childId))) {
      await note({
        action: "privacy.lookedAtChild",
        subjectType: "child",
        subjectId: childId,
        organizationId: picked.organizerId,
        fields: shown,
        purpose: "hand_over",
      });
    }
    const children = await openChildren(
      tx,
      lines.map((line) => line.childId),
      shown,
    );
    return {
      left,
      more: picked.more,
      lines: lines.map(({ childId, ...line }) => {
        const { legalName = "", school = "", village = "" } = children.get(childId) ?? {};
        return { ...line, legalName, school, village };
      }),
    };
  },
});
