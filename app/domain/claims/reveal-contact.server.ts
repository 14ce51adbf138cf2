import { command } from "../door.server";
import { openContact } from "./contact.server";
import { claimInput } from "./input";
import { mayManage } from "./may";

/**
 * Opens how to reach the donor of a claim, for the coordinator who has to. Each look leaves an
 * audit row with its purpose.
 */
export const revealContact = command("claims.revealContact", {
  input: claimInput,
  subject: ({ tx }, { claimId }) =>
    tx
      .selectFrom("claims as c")
      .leftJoin("people as p", "p.id", "c.personId")
      .select(["c.id", "c.organizerId", "c.contactKeyId", "c.contactSealed", "p.name", "p.email"])
      .where("c.id", "=", claimId)
      .executeTakeFirst(),
  may: ({ actor }, claim) => mayManage(actor, claim),

  async handle({ tx, note }, _, claim) {
    await note({
      action: "claims.lookedAtContact",
      subjectType: "claim",
      subjectId: claim.id,
      fields: ["name", "phone", "email"],
      purpose: "contact_donor",
    });
    const contact = await openContact(tx, claim);
    return {
      name: contact?.name ?? claim.name ?? "",
      phone: contact?.phone ?? null,
      email: claim.email,
    };
  },
});
