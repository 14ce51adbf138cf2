import type { Handling } from "../door.server";
import type { Known } from "../privacy/finds";
import type { SealedField } from "../privacy/input";
import { openChildren } from "../privacy/rows.server";

const looked = ["legalName", "school", "village", "guardianName"] as const satisfies SealedField[];

/** What a text is held against: the child's own name and places, opened for the purpose of reading. */
export async function knownOf(
  { tx, note }: Pick<Handling, "tx" | "note">,
  wishes: readonly { childId: string; organizerId: string }[],
): Promise<Map<string, Known>> {
  const children = new Map(wishes.map((wish) => [wish.childId, wish.organizerId]));
  for (const [childId, organizationId] of children) {
    await note({
      action: "privacy.lookedAtChild",
      subjectType: "child",
      subjectId: childId,
      organizationId,
      fields: [...looked],
      purpose: "review_text",
    });
  }
  const records = await openChildren(tx, [...children.keys()], looked);
  return new Map(
    [...records].map(([childId, record]) => [
      childId,
      {
        names: [record.legalName, record.guardianName].filter(isText),
        schools: [record.school].filter(isText),
        villages: [record.village].filter(isText),
      },
    ]),
  );
}

const isText = (text: string | undefined): text is string => Boolean(text);
