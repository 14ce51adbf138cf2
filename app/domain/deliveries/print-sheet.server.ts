import { command } from "../door.server";
import { openChildren } from "../privacy/rows.server";
import type { SealedField } from "../privacy/input";
import { pickedInput } from "./input";
import { mayDeliver, mayCheckIn } from "./may";
import { lockTogether, pickedClaims } from "./rows.server";

const shown: SealedField[] = ["legalName", "school", "village"];

/**
 * The paper a courier takes along: whose gift it is and where, with a line to sign. Each child on
 * it leaves an audit row.
 */
export const printHandOverSheet = command("deliveries.printSheet", {
  input: pickedInput,
  subject: async ({ tx }, input) => lockTogether(tx, await pickedClaims(tx, input)),
  may: ({ actor }, together) => mayDeliver(actor, together) || mayCheckIn(actor, together),

  async handle({ tx, note }, _input, { organizerId, claims }) {
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
      .where(
        "claims.id",
        "in",
        claims.map(({ id }) => id),
      )
      .where("claims.state", "in", ["received", "delivered"])
      .orderBy("batches.number")
      .orderBy("wishes.number")
      .execute();
    for (const childId of new Set(lines.map((line) => line.childId))) {
      await note({
        action: "privacy.lookedAtChild",
        subjectType: "child",
        subjectId: childId,
        organizationId: organizerId,
        fields: shown,
        purpose: "hand_over",
      });
    }
    const children = await openChildren(
      tx,
      lines.map((line) => line.childId),
      shown,
    );
    return lines.map(({ childId, ...line }) => {
      const { legalName = "", school = "", village = "" } = children.get(childId) ?? {};
      return { ...line, legalName, school, village };
    });
  },
});
