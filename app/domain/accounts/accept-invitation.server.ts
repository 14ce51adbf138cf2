import { personIdOf, type Role } from "../actor";
import { command } from "../door.server";
import { invitationTokenInput } from "./input";
import { giveRoles } from "./rows.server";
import { hashOfToken } from "./sessions.server";

/**
 * Whoever was invited joins with the roles he was given. The database shows an invitation only to
 * the person whose email it names, so a link that was passed on opens nothing.
 */
export const acceptInvitation = command("accounts.acceptInvitation", {
  input: invitationTokenInput,
  subject: ({ tx, now, actor }, { token }) =>
    tx
      .selectFrom("invitations as i")
      .innerJoin("people as p", "p.email", "i.email")
      .select(["i.id", "i.organizationId", "i.roles", "p.id as personId"])
      .where("i.tokenHash", "=", hashOfToken(token))
      .where("i.acceptedAt", "is", null)
      .where("i.revokedAt", "is", null)
      .where("i.expiresAt", ">", now)
      .where("p.id", "=", actor.kind === "person" ? actor.personId : null)
      .forUpdate(["i"])
      .executeTakeFirst(),
  may: ({ actor }, { personId }) => personId === personIdOf(actor),

  async handle({ tx, now, tell }, _, { id, organizationId, personId, roles }) {
    await tx
      .updateTable("invitations")
      .set({ acceptedAt: now, acceptedBy: personId })
      .where("id", "=", id)
      .execute();
    await giveRoles(tx, now, { organizationId, personId }, roles as Role[]);
    await tell("member_joined", { organizationId, personId });
  },
});
