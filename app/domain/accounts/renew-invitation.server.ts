import { Refusal } from "~/platform/refusal";
import type { Role } from "../actor";
import { command } from "../door.server";
import { renewInvitationInput } from "./input";
import { mayChooseMembers } from "./may";
import { sendInvitation } from "./send-invitation.server";

/** Sends an invitation once more, with a new link and its full time; the old link opens nothing. */
export const renewInvitation = command("accounts.renewInvitation", {
  input: renewInvitationInput,
  subject: ({ tx }, { invitationId }) =>
    tx
      .selectFrom("invitations")
      .select(["id", "organizationId", "email", "roles", "acceptedAt", "revokedAt"])
      .where("id", "=", invitationId)
      .forUpdate()
      .executeTakeFirst(),
  may: ({ actor }, invitation) => mayChooseMembers(actor, invitation),

  async handle(handling, { locale }, { id, organizationId, email, roles, acceptedAt, revokedAt }) {
    if (acceptedAt || revokedAt) throw new Refusal("step_not_possible");
    await handling.tx
      .updateTable("invitations")
      .set({ revokedAt: handling.now })
      .where("id", "=", id)
      .execute();
    return sendInvitation(handling, { organizationId, email, roles: roles as Role[], locale });
  },
});
