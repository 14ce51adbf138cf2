import { z } from "zod";
import { command } from "../door.server";
import { mayRecordConsents } from "../privacy/may";
import { openChildren } from "../privacy/rows.server";

/**
 * What stands on the consent sheets of a batch: children who have no valid consent yet, by name.
 * The look has one purpose and leaves an audit row for each child.
 */
export const printSheets = command("wishes.printSheets", {
  input: z.object({ slug: z.string() }),
  subject: ({ tx }, { slug }) =>
    tx
      .selectFrom("batches as b")
      .innerJoin("organizations as o", "o.id", "b.organizerId")
      .select(["b.id", "b.organizerId", "b.slug", "b.title", "o.name as organizer"])
      .where("b.slug", "=", slug)
      .executeTakeFirst(),
  may: ({ actor }, batch) => mayRecordConsents(actor, batch.organizerId),

  async handle({ tx, note }, _input, batch) {
    const wishes = await tx
      .selectFrom("wishes as w")
      .select(["w.childId", "w.number", "w.alias", "w.title"])
      .where("w.batchId", "=", batch.id)
      .where("w.state", "<>", "withdrawn")
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("consents as c")
              .select("c.id")
              .whereRef("c.childId", "=", "w.childId")
              .where("c.state", "=", "given"),
          ),
        ),
      )
      .orderBy("w.number")
      .execute();
    const childIds = [...new Set(wishes.map(({ childId }) => childId))];
    const fields = ["legalName", "guardianName"] as const;
    for (const childId of childIds) {
      await note({
        action: "privacy.lookedAtChild",
        subjectType: "child",
        subjectId: childId,
        organizationId: batch.organizerId,
        fields: [...fields],
        purpose: "prepare_consent",
      });
    }
    const records = await openChildren(tx, childIds, fields);
    return {
      slug: batch.slug,
      title: batch.title,
      organizer: batch.organizer,
      children: childIds.map((id) => ({
        id,
        legalName: records.get(id)?.legalName ?? "",
        guardianName: records.get(id)?.guardianName ?? "",
        wishes: wishes
          .filter((wish) => wish.childId === id)
          .map(({ number, alias, title }) => ({ number, alias, title })),
      })),
    };
  },
});
