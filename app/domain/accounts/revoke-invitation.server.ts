import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { ofInvitationInput } from "./input";
import { mayChooseMembers } from "./may";

/** A coordinator takes an invitation back; its link opens nothing from then on. */
export const revokeInvitation = command("accounts.revokeInvitation", {
  input: ofInvitationInput,
  subject: ({ tx }, { invitationId }) =>
    tx
      .selectFrom("invitations")
      .select(["id", "organizationId", "acceptedAt"])
      .where("id", "=", invitationId)
      .forUpdate()
      .executeTakeFirst(),
  may: ({ actor }, invitation) => mayChooseMembers(actor, invitation),

  async handle({ tx, now }, { invitationId }, { acceptedAt }) {
    if (acceptedAt) throw new Refusal("step_not_possible");
    await tx
      .updateTable("invitations")
      .set({ revokedAt: now })
      .where("id", "=", invitationId)
      .where("revokedAt", "is", null)
      .execute();
  },
});
