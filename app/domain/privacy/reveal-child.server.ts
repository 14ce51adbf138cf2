import { command } from "../door.server";
import { revealInput } from "./input";
import { mayOpenRecords } from "./may";
import { openChildren, type ChildRecord } from "./rows.server";

/**
 * Opens sealed fields of children for those of their organizer's staff who keep the records. Each
 * child looked at leaves an audit row with the purpose, in the same transaction: no row, no look.
 */
export const revealChild = command("privacy.revealChild", {
  input: revealInput,
  subject: async ({ tx }, { childIds }) => {
    const children = await tx
      .selectFrom("children")
      .select(["id", "organizerId"])
      .where("id", "in", childIds)
      .execute();
    return children.length === new Set(childIds).size ? children : undefined;
  },
  may: ({ actor }, children) => children.every((child) => mayOpenRecords(actor, child.organizerId)),

  async handle(
    { tx, note },
    { childIds, fields, purpose },
    children,
  ): Promise<Record<string, ChildRecord>> {
    for (const child of children) {
      await note({
        action: "privacy.lookedAtChild",
        subjectType: "child",
        subjectId: child.id,
        organizationId: child.organizerId,
        fields,
        purpose,
      });
    }
    return Object.fromEntries(await openChildren(tx, childIds, fields));
  },
});
