import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { inviteInput } from "./input";
import { mayChooseMembers, rolesOf } from "./may";
import { isMember, lockOrganization } from "./rows.server";
import { sendInvitation } from "./send-invitation.server";

/**
 * A coordinator invites someone by email. The link's token goes into the letter; where the
 * installation sends no mail, the one who invited copies it.
 */
export const inviteMember = command("accounts.inviteMember", {
  input: inviteInput,
  at: { invitation_open_already: "email" },
  subject: ({ tx }, { organizationId }) => lockOrganization(tx, organizationId),
  may: ({ actor }, organization) => mayChooseMembers(actor, organization),

  async handle(handling, { email, roles, locale }, { organizationId, kind, state }) {
    const { tx, now } = handling;
    if (state !== "verified") throw new Refusal("organization_not_verified");
    if (roles.some((role) => !rolesOf(kind).includes(role))) {
      throw new Refusal("choice_unknown", "roles");
    }
    if (await isMember(tx, organizationId, email)) throw new Refusal("member_already", "email");
    // An invitation that ran out makes room for a new one.
    await tx
      .updateTable("invitations")
      .set({ revokedAt: now })
      .where("organizationId", "=", organizationId)
      .where("email", "=", email)
      .where("acceptedAt", "is", null)
      .where("revokedAt", "is", null)
      .where("expiresAt", "<=", now)
      .execute();
    return sendInvitation(handling, { organizationId, email, roles, locale });
  },
});
