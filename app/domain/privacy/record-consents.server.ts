import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { consentsInput } from "./input";
import { mayRecordConsents } from "./may";
import { aYearAfter, insertSheet } from "./rows.server";

/** One signed sheet, recorded for every child that stands on it. It counts once approved. */
export const recordConsents = command("privacy.recordConsents", {
  input: consentsInput,
  subject: async ({ tx }, { childIds }) => {
    const children = await tx
      .selectFrom("children")
      .select(["id", "organizerId"])
      .where("id", "in", childIds)
      .where("erasedAt", "is", null)
      .execute();
    const organizerId = children[0]?.organizerId;
    const complete = children.length === new Set(childIds).size;
    return organizerId && complete && children.every((one) => one.organizerId === organizerId)
      ? { organizerId, children }
      : undefined;
  },
  may: ({ actor }, { organizerId }) => mayRecordConsents(actor, organizerId),

  async handle({ tx, now, actor, tell }, input, { organizerId, children }) {
    const { givenOn, giver, scopes, textVersion } = input;
    if (givenOn > now.toISOString().slice(0, 10)) throw new Refusal("consent_in_future", "givenOn");
    const agreed = { scopes, giver, givenOn, expiresOn: input.expiresOn || aYearAfter(givenOn) };
    const sheetId = await insertSheet(tx, now, {
      organizerId,
      textVersion,
      signedOn: givenOn,
      recordedBy: personIdOf(actor),
      children: children.map(({ id }) => ({ childId: id, ...agreed })),
    });
    await tell("consents_recorded", { sheetId });
    return { sheetId, organizerId };
  },
});
